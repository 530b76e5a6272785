package dev.clausewise.api.door;

import io.smallrye.faulttolerance.api.Guard;
import io.vertx.core.Context;
import jakarta.enterprise.util.TypeLiteral;
import java.util.concurrent.CompletionStage;

/**
 * So much work of one kind at a time, and so much that waits for its turn. What waits holds no
 * thread. Safe for use by many threads.
 */
final class Bulkhead {
  private static final TypeLiteral<CompletionStage<Void>> ASYNCHRONOUS = new TypeLiteral<>() {};

  private final Guard guard;

  /**
   * @param running most requests at work
   * @param queue most requests that wait
   */
  Bulkhead(Work work, int running, int queue) {
    this.guard =
        Guard.create()
            .withDescription(work.json())
            // Offloaded to the calling thread: not offloaded at all, every step would be one more
            // turn of the event loop.
            .withThreadOffload(true)
            .withThreadOffloadExecutor(Runnable::run)
            .withBulkhead()
            .limit(running)
            .queueSize(queue)
            .done()
            .build();
  }

  /** What becomes of a request. Each is called on the request's context, and only one of them. */
  interface Turn {
    /** It may go on. */
    void admitted();

    /** Too many wait already. */
    void refused();
  }

  /**
   * Waits for leave. Call it on the context.
   *
   * @param permit waiting; whoever has it ends it through {@link #finish} or {@link #withdraw}
   */
  void enter(Permit permit, Context context, Turn turn) {
    Entry entry = new Entry(permit, context, turn);
    CompletionStage<Void> end;
    // The library looks for what waits before it gives a place back and in the other order when one
    // comes: without a
    // lock one could be left waiting beside a free place.
    synchronized (this) {
      end = guard.get(entry::callNext, ASYNCHRONOUS);
    }
    if (entry.entered()) {
      turn.admitted();
    } else {
      end.whenComplete((none, refused) -> entry.refuse(refused));
    }
  }

  void finish(Permit permit) {
    synchronized (this) {
      permit.finish();
    }
  }

  /**
   * @return whether no work had begun
   */
  boolean withdraw(Permit permit) {
    synchronized (this) {
      return permit.withdraw();
    }
  }

  private final class Entry {
    private final Permit permit;
    private final Context context;
    private final Turn turn;
    private boolean entering = true;
    private boolean admitted;

    Entry(Permit permit, Context context, Turn turn) {
      this.permit = permit;
      this.context = context;
      this.turn = turn;
    }

    /** Called under the lock, by whoever frees a place or by {@link #enter} itself. */
    CompletionStage<Void> callNext() {
      if (entering) {
        admitted = permit.admit();
      } else {
        context.runOnContext(none -> later());
      }
      return permit.end();
    }

    /** Not at once: a queue of callers who have gone would be as many calls deep. */
    private void later() {
      if (permit.admit()) {
        turn.admitted();
      } else {
        synchronized (Bulkhead.this) {
          permit.pass();
        }
      }
    }

    boolean entered() {
      synchronized (Bulkhead.this) {
        entering = false;
      }
      return admitted;
    }

    void refuse(Throwable refused) {
      if (refused != null && permit.stopWaiting()) {
        context.runOnContext(none -> turn.refused());
      }
    }
  }
}
