package dev.clausewise.access.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets of keys: {@code clausewise_}, the id of the key, and 256 bits. One digest of so many
 * is as good as a slow one, which is for what people choose.
 */
public final class Secrets {
  /** So that one that was published is found by those who look for such. */
  public static final String PREFIX = "clausewise_";

  private static final int BYTES = 32;
  private static final int BYTES_OF_ID = 8;
  private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-f]{16})_[A-Za-z0-9_-]{43}");

  private Secrets() {}

  static String newId() {
    return HexFormat.of().formatHex(random(BYTES_OF_ID));
  }

  static String draw(String id) {
    return PREFIX
        + id
        + '_'
        + Base64.getUrlEncoder().withoutPadding().encodeToString(random(BYTES));
  }

  private static byte[] random(int bytes) {
    byte[] drawn = new byte[bytes];
    new SecureRandom().nextBytes(drawn);
    return drawn;
  }

  /** The id of the key that a secret is of, if it has the form of one. */
  static Optional<String> id(String secret) {
    Matcher matcher = FORM.matcher(secret);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  static byte[] digest(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
