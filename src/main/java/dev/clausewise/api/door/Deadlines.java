package dev.clausewise.api.door;

import io.vertx.core.Context;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends what takes too long. One sweep looks at everything a few times a second: a timer for each
 * request would cost more than most requests. Safe for use by many threads.
 */
final class Deadlines {
  private final Set<Deadline> all = ConcurrentHashMap.newKeySet();

  /** Something that must have come to an end by then. */
  final class Deadline {
    private final long at;
    private final Context context;
    private final Runnable missed;

    private Deadline(long at, Context context, Runnable missed) {
      this.at = at;
      this.context = context;
      this.missed = missed;
    }

    /** It came to its end. */
    void met() {
      all.remove(this);
    }
  }

  /**
   * @param missed called on the context if nobody says before that it was met
   */
  Deadline in(Duration time, Context context, Runnable missed) {
    Deadline deadline = new Deadline(System.nanoTime() + time.toNanos(), context, missed);
    all.add(deadline);
    return deadline;
  }

  void sweep() {
    long now = System.nanoTime();
    for (Deadline deadline : all) {
      if (now - deadline.at >= 0 && all.remove(deadline)) {
        deadline.context.runOnContext(none -> deadline.missed.run());
      }
    }
  }
}
