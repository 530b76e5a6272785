package dev.clausewise.api.door;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Leave to do the work of one request. It is tied to the work and not to the caller: once work has
 * begun it counts until the work has ended, or a caller who sends and disconnects would make work
 * without bound. Safe for use by many threads.
 */
final class Permit {
  private enum State {
    WAITING,
    ADMITTED,
    STARTED,
    ENDED
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  /**
   * @return false if the request has gone meanwhile
   */
  boolean admit() {
    return state.compareAndSet(State.WAITING, State.ADMITTED);
  }

  /**
   * Work begins.
   *
   * @return false if nobody waits for it any more: it is not to be done then
   */
  boolean start() {
    return state.compareAndSet(State.ADMITTED, State.STARTED);
  }

  /** The work has ended. */
  void finish() {
    if (state.compareAndSet(State.STARTED, State.ENDED)) {
      end.complete(null);
    }
  }

  /**
   * The request has ended; work that has begun goes on.
   *
   * @return whether there was none
   */
  boolean withdraw() {
    if (state.compareAndSet(State.ADMITTED, State.ENDED)) {
      end.complete(null);
      return true;
    }
    return stopWaiting();
  }

  /**
   * @return false if it was admitted meanwhile
   */
  boolean stopWaiting() {
    // Its end is told when its turn comes: the bulkhead keeps what waits in a queue.
    return state.compareAndSet(State.WAITING, State.ENDED);
  }

  boolean isWaiting() {
    return state.get() == State.WAITING;
  }

  /** Tells the bulkhead that its turn came too late. */
  void pass() {
    end.complete(null);
  }

  CompletionStage<Void> end() {
    return end;
  }
}
