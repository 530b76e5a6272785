package dev.clausewise.ledger.log;

/** The hashes of complete subtrees. */
@FunctionalInterface
public interface Subtrees {

  /**
   * The hash over leaves {@code index << level} to {@code (index + 1 << level) - 1}.
   *
   * @param level 0 for leaves
   * @throws IllegalStateException if it is not kept
   */
  byte[] node(int level, long index);
}
