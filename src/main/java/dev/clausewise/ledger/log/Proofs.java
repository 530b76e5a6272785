package dev.clausewise.ledger.log;

import java.security.MessageDigest;
import java.util.List;

/** Whether proofs hold (RFC 9162, 2.1.3.2 and 2.1.4.2). */
public final class Proofs {
  private Proofs() {}

  /** Whether a tree has that leaf at that place. */
  public static boolean includes(
      byte[] root, long size, long index, byte[] leaf, List<byte[]> path) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    byte[] hash = leaf;
    for (byte[] sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Hashes.node(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = Hashes.node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && MessageDigest.isEqual(hash, root);
  }

  /** Whether the second tree begins with all leaves of the first. */
  public static boolean extend(
      byte[] firstRoot, long first, byte[] secondRoot, long second, List<byte[]> proof) {
    if (first < 0 || first > second) {
      return false;
    }
    if (first == second) {
      return proof.isEmpty() && MessageDigest.isEqual(firstRoot, secondRoot);
    }
    if (first == 0) {
      return proof.isEmpty() && MessageDigest.isEqual(firstRoot, Hashes.empty());
    }
    long node = first - 1;
    long last = second - 1;
    while ((node & 1) == 1) {
      node >>= 1;
      last >>= 1;
    }
    int next = 0;
    if (node > 0 && proof.isEmpty()) {
      return false;
    }
    byte[] before = node > 0 ? proof.get(next++) : firstRoot;
    byte[] after = before;
    for (; next < proof.size(); next++) {
      byte[] sibling = proof.get(next);
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        before = Hashes.node(sibling, before);
        after = Hashes.node(sibling, after);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        after = Hashes.node(after, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0
        && MessageDigest.isEqual(before, firstRoot)
        && MessageDigest.isEqual(after, secondRoot);
  }
}
