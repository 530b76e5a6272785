package dev.clausewise.inventory;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Has work done on all processors and tells its results in the order in which it came. No more is
 * under way than may be: who sends faster waits.
 */
public final class InOrder {
  private final Executor workers;
  private final int most;

  /** Where work comes from. */
  public interface Source<T> {
    /**
     * @return null at the end
     */
    T next() throws IOException;

    /** Whether {@link #next} may wait for somebody; what is done is told before. */
    boolean mayWait() throws IOException;
  }

  /** Where results go. */
  @FunctionalInterface
  public interface Sink<T> {
    void accept(T result) throws IOException;

    /** Nothing more may come for a while; for those who do not tell each result at once. */
    default void flush() throws IOException {}
  }

  /**
   * @param most parts of work under way
   */
  public InOrder(Executor workers, int most) {
    this.workers = workers;
    this.most = most;
  }

  /**
   * Until the source ends. A failure ends it: of the source, of the sink or of the work, which is
   * to make results of the failures that are expected.
   */
  public <I, O> void run(
      Source<I> source, Function<I, ? extends CompletionStage<O>> work, Sink<O> sink)
      throws IOException {
    Deque<CompletableFuture<O>> under = new ArrayDeque<>();
    while (true) {
      if (source.mayWait()) {
        tell(under, 0, sink);
        sink.flush();
      }
      I next = source.next();
      if (next == null) {
        tell(under, 0, sink);
        sink.flush();
        return;
      }
      under.add(
          CompletableFuture.supplyAsync(() -> work.apply(next), workers)
              .thenCompose(stage -> stage));
      tell(under, most - 1, sink);
    }
  }

  /** Waits for the first until no more than so many are left. */
  private static <O> void tell(Deque<CompletableFuture<O>> under, int left, Sink<O> sink)
      throws IOException {
    while (under.size() > left) {
      try {
        sink.accept(under.poll().join());
      } catch (CompletionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw e;
      }
    }
  }
}
