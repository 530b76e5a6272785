package dev.clausewise.api.door;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ServerChannel;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sees connections come and their first bytes, which Vert.x tells nobody of: it has no limit on the
 * time for a head, and no way to stop listening and go on answering. Netty finds this class as a
 * service once the system property {@link ChannelInitializerExtension#EXTENSIONS_SYSTEM_PROPERTY}
 * says so.
 */
public final class Doorway extends ChannelInitializerExtension {
  private static final Set<Channel> LISTENING = ConcurrentHashMap.newKeySet();

  private static volatile int most = Integer.MAX_VALUE;

  @Override
  public void postInitializeServerListenerChannel(ServerChannel channel) {
    LISTENING.add(channel);
    channel.closeFuture().addListener(closed -> LISTENING.remove(channel));
  }

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    Connection connection = Connection.opened(channel);
    channel.pipeline().addFirst(new Bytes(connection, Connection.makeRoom(most)));
  }

  /**
   * @param connections that there may be at once
   */
  static void allow(int connections) {
    most = connections;
  }

  /** Takes no more connections; those that there are go on. */
  static void close() {
    LISTENING.stream().map(Channel::close).toList().forEach(ChannelFuture::awaitUninterruptibly);
  }

  private static final class Bytes extends ChannelDuplexHandler {
    private final Connection connection;
    private final boolean room;

    Bytes(Connection connection, boolean room) {
      this.connection = connection;
      this.room = room;
    }

    /** Not before: a channel without its thread cannot be closed. */
    @Override
    public void channelActive(ChannelHandlerContext context) {
      if (room) {
        context.fireChannelActive();
      } else {
        connection.leave();
      }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      connection.bytesCame();
      context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      Optional<ByteBuf> problem =
          message instanceof ByteBuf answer ? EarlyAnswers.problem(answer) : Optional.empty();
      if (problem.isPresent()) {
        ((ByteBuf) message).release();
      }
      context.write(problem.map(Object.class::cast).orElse(message), promise);
    }
  }
}
