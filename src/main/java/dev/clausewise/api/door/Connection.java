package dev.clausewise.api.door;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the service remembers of a connection while it lasts. {@link Doorway} sees its bytes, {@link
 * Gate} its requests.
 */
final class Connection {
  private static final AttributeKey<Connection> KEY =
      AttributeKey.valueOf(Connection.class.getName());
  private static final Set<Connection> ALL = ConcurrentHashMap.newKeySet();

  private static final long LARGE_ANSWER = 160 * 1024;

  private final Channel channel;
  private final AtomicInteger own = new AtomicInteger(Held.OWN);
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger sending = new AtomicInteger();
  private final AtomicBoolean goodbye = new AtomicBoolean();
  private volatile boolean multiplexed;
  private boolean watched;

  /** Seen by one sweep after the other, each on one thread. */
  private long unread;

  private long unreadSince;
  private int answeredBefore;

  private final AtomicInteger answered = new AtomicInteger();

  /** Since when a head has been due, by {@link System#nanoTime}; 0 while none is. */
  private volatile long headSince;

  /** When it was opened, or a request on it last began or ended, by {@link System#nanoTime}. */
  private volatile long since = System.nanoTime();

  private Connection(Channel channel) {
    this.channel = channel;
  }

  /** A new connection: its first head is due. */
  static Connection opened(Channel channel) {
    Connection connection = of(channel);
    connection.headSince = now();
    return connection;
  }

  static Connection of(HttpServerRequest request) {
    return of(((ConnectionBase) request.connection()).channel());
  }

  private static Connection of(Channel channel) {
    Connection known = channel.attr(KEY).get();
    if (known != null) {
      return known;
    }
    Connection connection = new Connection(channel);
    Connection other = channel.attr(KEY).setIfAbsent(connection);
    if (other != null) {
      return other;
    }
    ALL.add(connection);
    channel.closeFuture().addListener(closed -> ALL.remove(connection));
    return connection;
  }

  static Set<Connection> all() {
    return ALL;
  }

  /**
   * Makes room: a connection on which nothing is at work costs who holds it nothing, and would keep
   * out whoever has something to ask. The one that has been so for longest goes.
   *
   * @param most connections that there may be
   * @return whether there are no more than that now
   */
  static synchronized boolean makeRoom(int most) {
    while (ALL.size() > most) {
      long now = System.nanoTime();
      Optional<Connection> longest =
          ALL.stream()
              .filter(connection -> !connection.isAtWork())
              .max(Comparator.comparingLong(connection -> now - connection.since));
      if (longest.isEmpty()) {
        return false;
      }
      longest.get().leave();
    }
    return true;
  }

  /** Counts no more from now on, whenever its thread comes to closing it. */
  void leave() {
    ALL.remove(this);
    channel.close();
  }

  /** Whether there is more on it than a request that has not come whole. */
  private boolean isAtWork() {
    return underWay.get() > sending.get() || unread() > 0;
  }

  Channel channel() {
    return channel;
  }

  /** A head has been read; called on the connection's thread. */
  void requestBegins(HttpVersion version) {
    underWay.incrementAndGet();
    headSince = 0;
    since = System.nanoTime();
    if (version == HttpVersion.HTTP_2) {
      multiplexed = true;
    } else if (!watched && channel.eventLoop().inEventLoop()) {
      watched = true;
      Exchange.watch(channel.pipeline());
    }
  }

  /**
   * Bytes of answers that have been written and not been read. What streams of HTTP/2 wait to send
   * nobody tells: a stream that was answered and is open still counts as a large answer.
   */
  long unread() {
    if (multiplexed) {
      Http2ConnectionHandler streams = channel.pipeline().get(Http2ConnectionHandler.class);
      int open = streams == null ? 0 : streams.connection().numActiveStreams();
      return Math.max(0, open - underWay.get()) * LARGE_ANSWER;
    }
    ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
    return waiting == null ? 0 : waiting.totalPendingWriteBytes();
  }

  /**
   * Called now and then. Who asks again and again and reads it all may have as much before them
   * each time: where more was answered and no more is unread, some of it was read.
   *
   * @param nanos how long somebody may read nothing of an answer
   */
  boolean isReadTooSlowly(long nanos) {
    long now = unread();
    int answers = answered.get();
    // Streams of HTTP/2 are read each for itself: an answer of one says nothing of the others.
    boolean more = !multiplexed && answers != answeredBefore;
    answeredBefore = answers;
    if (now == 0 || now < unread || (more && now == unread)) {
      unreadSince = 0;
    } else if (unreadSince == 0) {
      unreadSince = now();
    }
    unread = now;
    return unreadSince != 0 && System.nanoTime() - unreadSince > nanos;
  }

  /** An answer has been written, or there will be none. */
  void requestEnds() {
    answered.incrementAndGet();
    underWay.decrementAndGet();
    since = System.nanoTime();
  }

  /** A request has a body that is waited for. */
  void bodyBegins() {
    sending.incrementAndGet();
  }

  /** It has come, or nobody waits for it any more. */
  void bodyEnds() {
    sending.decrementAndGet();
  }

  /** Whether an answer is due. */
  boolean isBusy() {
    return underWay.get() > 0;
  }

  /**
   * @return whether it was not said before that no new requests are taken
   */
  boolean saysGoodbye() {
    return goodbye.compareAndSet(false, true);
  }

  /** Bytes have come. Those of a body, and the streams of HTTP/2, are looked after elsewhere. */
  void bytesCame() {
    if (headSince == 0 && !multiplexed && underWay.get() == 0) {
      headSince = now();
    }
  }

  /**
   * @param nanos how long a head may take
   */
  boolean isHeadLate(long nanos) {
    long since = headSince;
    return since != 0 && System.nanoTime() - since > nanos;
  }

  /**
   * @return how many of the bytes there was room for
   */
  int takeOwn(int bytes) {
    int before = own.getAndUpdate(free -> free - Math.min(free, bytes));
    return Math.min(before, bytes);
  }

  void giveOwn(int bytes) {
    own.addAndGet(bytes);
  }

  private static long now() {
    long now = System.nanoTime();
    return now == 0 ? 1 : now;
  }
}
