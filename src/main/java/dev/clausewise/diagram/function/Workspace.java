package dev.clausewise.diagram.function;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * What it takes to answer for one use case and is of no use once it is answered: memos, nodes,
 * numbers of nodes. It is kept for the next one, by any thread, so that an answer leaves little
 * garbage. As many are kept as there can be answers at a time that make progress; more exist only
 * while they are used, and one that an uncommon answer has blown up is not kept.
 *
 * <p>Between {@link #take} and {@link #close} it belongs to one thread and one piece of work: what
 * it hands out is valid until then, or until the same thing is asked of it again.
 */
public final class Workspace implements AutoCloseable {
  /** Bytes that one may have to be kept. */
  static final long MOST_BYTES = 8L << 20;

  private static final BlockingQueue<Workspace> KEPT =
      new ArrayBlockingQueue<>(Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));

  private final Memo pairs = new Memo();
  private final Memo leaves = new Memo();
  private final Nodes nodes = new Nodes();
  private final Reach reach = new Reach();
  private double[] numbers = new double[0];

  private Workspace() {}

  public static Workspace take() {
    Workspace kept = KEPT.poll();
    return kept == null ? new Workspace() : kept;
  }

  @Override
  public void close() {
    if (bytes() <= MOST_BYTES) {
      KEPT.offer(this);
    }
  }

  long bytes() {
    return pairs.bytes()
        + leaves.bytes()
        + nodes.bytes()
        + reach.bytes()
        + (long) Double.BYTES * numbers.length;
  }

  /** Empty, for pairs to nodes. */
  public Memo pairs() {
    pairs.clear();
    return pairs;
  }

  /** Empty, for pairs to leaves that are reached. */
  Memo leaves() {
    leaves.clear();
    return leaves;
  }

  /** None, for functions that are left and what is made of them. */
  public Nodes nodes(int budget) {
    nodes.clear(budget);
    return nodes;
  }

  public Reach reach(Nodes nodes, int root) {
    reach.of(nodes, root);
    return reach;
  }

  /** At least so many numbers, of any value. */
  double[] numbers(int count) {
    if (numbers.length < count) {
      numbers = new double[Math.max(count, 2 * numbers.length)];
    }
    return numbers;
  }
}
