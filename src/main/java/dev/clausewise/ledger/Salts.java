package dev.clausewise.ledger;

import java.security.SecureRandom;

/** Salts of facts. A native executable makes the source when it starts, not when it is built. */
final class Salts {
  static final int BYTES = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Salts() {}

  static byte[] next() {
    byte[] salt = new byte[BYTES];
    RANDOM.nextBytes(salt);
    return salt;
  }
}
