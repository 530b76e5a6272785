package dev.clausewise.ledger;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Salts of facts. A native executable makes the source when it starts, not when it is built. */
final class Salts {
  static final int BYTES = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Salts() {}

  /** As a receipt has it; null for none. */
  static String hex(byte[] salt) {
    return salt == null ? null : HexFormat.of().formatHex(salt);
  }

  static byte[] next() {
    byte[] salt = new byte[BYTES];
    RANDOM.nextBytes(salt);
    return salt;
  }

  /** What is no salt is the wrong one. */
  static byte[] read(String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
