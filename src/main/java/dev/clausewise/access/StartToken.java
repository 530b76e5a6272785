package dev.clausewise.access;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The secret of whoever started the service, which may do everything. It is drawn anew at every
 * start, unless a file has one.
 */
@Singleton
public final class StartToken {
  private static final int BYTES = 32;

  /** Shorter ones can be tried through. */
  private static final int LEAST = 32;

  private final byte[] token;
  private final boolean drawn;

  StartToken(AccessSettings settings) {
    Optional<Path> file = settings.tokenFile();
    this.drawn = file.isEmpty();
    this.token = file.map(StartToken::read).orElseGet(StartToken::draw);
  }

  private static byte[] draw() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encode(secret);
  }

  private static byte[] read(Path file) {
    try {
      String text = Files.readString(file).strip();
      if (text.length() < LEAST) {
        throw new ConfigurationException(
            file
                + " has a token of fewer than "
                + LEAST
                + " characters (clausewise.access.token-file)");
      }
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ConfigurationException(
          file + " cannot be read (clausewise.access.token-file): " + e);
    }
  }

  /** Compares in a time that tells nothing. */
  public boolean is(String other) {
    return MessageDigest.isEqual(token, other.getBytes(StandardCharsets.UTF_8));
  }

  /** To be shown to whoever started the service; empty if they chose it themselves. */
  public Optional<String> toShow() {
    return drawn ? Optional.of(new String(token, StandardCharsets.UTF_8)) : Optional.empty();
  }
}
