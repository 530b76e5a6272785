package dev.clausewise.ledger.log;

import java.util.Arrays;
import java.util.Base64;

/**
 * The head of a log (C2SP tlog-checkpoint).
 *
 * @param origin name of the log
 * @param size leaves
 * @param root 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {

  /** The text that is signed. */
  public String text() {
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
  }

  /**
   * @throws IllegalArgumentException if the text is not a checkpoint's
   */
  public static Checkpoint of(SignedNote note) {
    String[] lines = note.text().split("\n", -1);
    if (lines.length < 4 || lines[0].isEmpty() || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("no checkpoint");
    }
    byte[] root = Base64.getDecoder().decode(lines[2]);
    if (root.length != Hashes.BYTES) {
      throw new IllegalArgumentException("the root of a checkpoint has 32 bytes");
    }
    return new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint c
        && c.origin.equals(origin)
        && c.size == size
        && Arrays.equals(c.root, root);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(size);
  }
}
