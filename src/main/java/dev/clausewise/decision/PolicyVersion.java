package dev.clausewise.decision;

import dev.clausewise.register.Register;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * A digest of everything that an answer is made from, so that two answers can be known to come from
 * the same policies.
 */
final class PolicyVersion {
  private PolicyVersion() {}

  /**
   * {@code sha256:} and 64 hexadecimal digits, over names and contents of vocabulary, rules, models
   * and register entries.
   */
  static String of(Collection<String> instruments) {
    List<String> paths =
        new ArrayList<>(List.of("dmn/vocabulary.dmn", "vocabulary.yaml", "rules/verdict.drl"));
    instruments.stream()
        .sorted()
        .forEach(
            id -> {
              paths.add(modelPath(id));
              paths.add(Register.path(id));
            });
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String path : paths) {
        byte[] content = read(path);
        digest.update((path + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
        digest.update(content);
      }
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String modelPath(String instrument) {
    return Register.path(instrument).replace("policies/", "dmn/").replace(".yaml", ".dmn");
  }

  static byte[] read(String path) {
    try (InputStream in = PolicyVersion.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
