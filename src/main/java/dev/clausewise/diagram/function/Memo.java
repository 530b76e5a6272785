package dev.clausewise.diagram.function;

import java.util.Arrays;

/**
 * What an operation has found so far: a key, most often a pair of nodes, to an int. Open addressing
 * over arrays of primitives, without an object an entry. Forgetting takes no time: an entry carries
 * the generation that it was made in. For one thread at a time.
 */
public final class Memo {
  /** Stands for nothing remembered; never a value. */
  public static final int NONE = Integer.MAX_VALUE;

  private static final int LEAST = 32;

  /**
   * Slots, a power of two of them and never more than half of them in use: a key, and beside it the
   * generation that it was put in and its value.
   */
  private long[] table = new long[2 * LEAST];

  private int generation = 1;
  private int size;

  /** The value of a key; {@link #NONE} if there is none. */
  public int get(long key) {
    int slot = slot(key);
    return isInUse(slot) ? (int) table[slot + 1] : NONE;
  }

  /**
   * @param value any but {@link #NONE}
   */
  public void put(long key, int value) {
    int slot = slot(key);
    if (!isInUse(slot)) {
      if (4 * size >= table.length) {
        grow();
        slot = slot(key);
      }
      size++;
      table[slot] = key;
    }
    table[slot + 1] = (long) generation << Integer.SIZE | value & 0xffffffffL;
  }

  /** Forgets everything and keeps the room for as much again. */
  void clear() {
    size = 0;
    if (++generation == 0) {
      Arrays.fill(table, 0);
      generation = 1;
    }
  }

  int size() {
    return size;
  }

  /** Bytes that the arrays take, in use or not. */
  long bytes() {
    return (long) Long.BYTES * table.length;
  }

  /** Where a key is, or where it would go. */
  private int slot(long key) {
    int mask = table.length - 1;
    int slot = 2 * spread(key) & mask;
    while (isInUse(slot) && table[slot] != key) {
      slot = slot + 2 & mask;
    }
    return slot;
  }

  private boolean isInUse(int slot) {
    return (int) (table[slot + 1] >>> Integer.SIZE) == generation;
  }

  /**
   * Every bit of a key changes each low bit as often as not, as the finalizer of SplitMix64 does
   * it: numbers of nodes are close together, and linear probing suffers from that.
   */
  private static int spread(long key) {
    long mixed = (key ^ key >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return (int) (mixed ^ mixed >>> 31);
  }

  private void grow() {
    long[] old = table;
    table = new long[2 * old.length];
    for (int i = 0; i < old.length; i += 2) {
      if ((int) (old[i + 1] >>> Integer.SIZE) == generation) {
        int slot = slot(old[i]);
        table[slot] = old[i];
        table[slot + 1] = old[i + 1];
      }
    }
  }
}
