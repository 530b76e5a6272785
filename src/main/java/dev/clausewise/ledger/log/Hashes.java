package dev.clausewise.ledger.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of RFC 9162, 2.1.1: SHA-256, 32 bytes, leaves and nodes told apart by a prefix. */
public final class Hashes {
  public static final int BYTES = 32;

  private Hashes() {}

  public static byte[] leaf(byte[] entry) {
    MessageDigest digest = sha256();
    digest.update((byte) 0);
    return digest.digest(entry);
  }

  public static byte[] node(byte[] left, byte[] right) {
    MessageDigest digest = sha256();
    digest.update((byte) 1);
    digest.update(left);
    return digest.digest(right);
  }

  /** The root of a tree without leaves. */
  public static byte[] empty() {
    return sha256().digest();
  }

  public static byte[] of(byte[]... parts) {
    MessageDigest digest = sha256();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
