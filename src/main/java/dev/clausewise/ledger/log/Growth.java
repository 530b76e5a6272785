package dev.clausewise.ledger.log;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: every node that the root, and the paths of the last leaves, are
 * made of. Used by one thread.
 */
public final class Growth implements Subtrees {
  /** Leaves at the end whose paths can be told. */
  public static final int LAST = 1024;

  private final List<byte[][]> levels = new ArrayList<>();
  private long size;

  /**
   * @param size leaves that there are
   * @param kept their nodes
   */
  public Growth(long size, Subtrees kept) {
    this.size = size;
    long before = 0;
    for (int level = 63 - Long.numberOfLeadingZeros(size); level >= 0; level--) {
      if ((size >> level & 1) == 1) {
        put(level, before >> level, kept.node(level, before >> level));
        before += 1L << level;
      }
    }
  }

  public long size() {
    return size;
  }

  public void append(byte[] leaf) {
    byte[] hash = leaf;
    long index = size;
    int level = 0;
    put(level, index, hash);
    while ((index & 1) == 1) {
      hash = Hashes.node(node(level, index - 1), hash);
      index >>= 1;
      put(++level, index, hash);
    }
    size++;
  }

  private void put(int level, long index, byte[] hash) {
    while (levels.size() <= level) {
      levels.add(new byte[2 * LAST][]);
    }
    levels.get(level)[(int) (index % (2 * LAST))] = hash;
  }

  @Override
  public byte[] node(int level, long index) {
    byte[] hash = level < levels.size() ? levels.get(level)[(int) (index % (2 * LAST))] : null;
    if (hash == null) {
      throw new IllegalStateException("node " + index + " of level " + level + " is not kept");
    }
    return hash;
  }
}
