package dev.clausewise.decision;

import dev.clausewise.vocabulary.Facts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Answers given before: those that were not asked for longest are forgotten first. Whoever asks
 * while an answer is being made waits for that one, so however many ask the same at a time, it is
 * made once. Safe for use by many threads.
 *
 * @param <Q> a question, equal to another one if it has the same answer
 * @param <A> an answer that nobody changes
 */
final class Remembered<Q, A> {
  /** Answers to remember of a kind: the largest, with nothing known, takes some 100 kB. */
  static final int MOST = 64;

  /** Known facts up to which a use is dear to decide and asked about often. */
  private static final int FEW_FACTS = 6;

  private final int most;
  private final Map<Q, CompletableFuture<A>> answers = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param most answers to remember; with 0 each is made anew
   */
  Remembered(int most) {
    this.most = most;
  }

  /**
   * Whether so little is known of a use that an answer is worth remembering: with more known facts
   * little is left of the diagrams.
   */
  static boolean isLittle(Facts facts) {
    return facts.known().size() <= FEW_FACTS;
  }

  /**
   * @param make an answer; what it throws is thrown to all that wait for it, and not remembered
   */
  A answer(Q question, Supplier<A> make) {
    if (most == 0) {
      return make.get();
    }
    CompletableFuture<A> mine = new CompletableFuture<>();
    CompletableFuture<A> known;
    synchronized (answers) {
      known = answers.putIfAbsent(question, mine);
      if (answers.size() > most) {
        answers.remove(answers.keySet().iterator().next());
      }
    }
    return known == null ? made(question, make, mine) : whenMade(known);
  }

  /** An answer that is there already; nobody waits. */
  Optional<A> ready(Q question) {
    CompletableFuture<A> known;
    synchronized (answers) {
      known = answers.get(question);
    }
    return known == null || !known.isDone() || known.isCompletedExceptionally()
        ? Optional.empty()
        : Optional.of(known.join());
  }

  private A made(Q question, Supplier<A> make, CompletableFuture<A> mine) {
    try {
      A answer = make.get();
      mine.complete(answer);
      return answer;
    } catch (RuntimeException | Error e) {
      synchronized (answers) {
        answers.remove(question, mine);
      }
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private static <A> A whenMade(CompletableFuture<A> known) {
    try {
      return known.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  int size() {
    synchronized (answers) {
      return answers.size();
    }
  }
}
