package dev.clausewise.api.door;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Counts the requests that a connection of HTTP/1.1 has sent and that are not answered. Vert.x
 * keeps whatever is sent ahead, without bound; a caller who sends ahead further than anybody has a
 * use for is cut off.
 */
final class Exchange extends ChannelDuplexHandler {
  /** Requests in a row that one connection may have open. */
  private static final int MOST = 16;

  /** What Vert.x calls the handler that its requests come from. */
  private static final String VERTX = "handler";

  /** The one that is being looked at by the gate when this is put in place. */
  private int open = 1;

  private boolean informational;
  private boolean cut;

  /** Puts it in place, on the connection's thread, while its first request is looked at. */
  static void watch(ChannelPipeline pipeline) {
    if (pipeline.get(VERTX) != null && pipeline.get(Exchange.class) == null) {
      pipeline.addBefore(VERTX, Exchange.class.getName(), new Exchange());
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest && ++open > MOST && !cut) {
      cut = true;
      context.close();
    }
    if (cut) {
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response) {
      informational = response.status().equals(HttpResponseStatus.CONTINUE);
    }
    if (message instanceof LastHttpContent && !informational) {
      open--;
    }
    context.write(message, promise);
  }
}
