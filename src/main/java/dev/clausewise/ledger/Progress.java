package dev.clausewise.ledger;

/** Is told how far something has come. */
@FunctionalInterface
public interface Progress {
  /**
   * @param of how many records there are in all
   */
  void at(long records, long of);
}
