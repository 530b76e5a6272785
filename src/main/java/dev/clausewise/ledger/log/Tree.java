package dev.clausewise.ledger.log;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of the tree that the first leaves of a log make (RFC 9162, 2.1). */
public final class Tree {
  private final Subtrees nodes;

  public Tree(Subtrees nodes) {
    this.nodes = nodes;
  }

  /** The root over the first {@code size} leaves. */
  public byte[] root(long size) {
    return size == 0 ? Hashes.empty() : over(0, size);
  }

  /**
   * The audit path of a leaf, from the leaf upwards.
   *
   * @throws IllegalArgumentException unless {@code 0 <= index < size}
   */
  public List<byte[]> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("leaf " + index + " of " + size);
    }
    List<byte[]> path = new ArrayList<>();
    path(index, 0, size, path);
    return path;
  }

  private void path(long index, long from, long to, List<byte[]> path) {
    if (to - from == 1) {
      return;
    }
    long split = from + split(to - from);
    if (index < split) {
      path(index, from, split, path);
      path.add(over(split, to));
    } else {
      path(index, split, to, path);
      path.add(over(from, split));
    }
  }

  /**
   * The proof that the tree of {@code size} leaves begins with that of {@code first}; empty if they
   * are equal or the first is empty.
   *
   * @throws IllegalArgumentException unless {@code 0 <= first <= size}
   */
  public List<byte[]> consistency(long first, long size) {
    if (first < 0 || first > size) {
      throw new IllegalArgumentException(first + " of " + size + " leaves");
    }
    List<byte[]> proof = new ArrayList<>();
    if (first > 0 && first < size) {
      subProof(first, 0, size, true, proof);
    }
    return proof;
  }

  private void subProof(long first, long from, long to, boolean whole, List<byte[]> proof) {
    if (first == to) {
      if (!whole) {
        proof.add(over(from, to));
      }
      return;
    }
    long split = from + split(to - from);
    if (first <= split) {
      subProof(first, from, split, whole, proof);
      proof.add(over(split, to));
    } else {
      subProof(first, split, to, false, proof);
      proof.add(over(from, split));
    }
  }

  /** Leaves from a multiple of a power of two that is no less than their number. */
  private byte[] over(long from, long to) {
    long leaves = to - from;
    if (Long.bitCount(leaves) == 1) {
      int level = Long.numberOfTrailingZeros(leaves);
      return nodes.node(level, from >> level);
    }
    long split = from + split(leaves);
    return Hashes.node(over(from, split), over(split, to));
  }

  /** The largest power of two below a number. */
  private static long split(long leaves) {
    return Long.highestOneBit(leaves - 1);
  }
}
