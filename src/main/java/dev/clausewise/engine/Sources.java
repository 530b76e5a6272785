package dev.clausewise.engine;

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
import java.util.function.Function;

/** The files on the class path that answers are made from. */
public final class Sources {
  private static final List<String> SHARED =
      List.of("dmn/vocabulary.dmn", "vocabulary.yaml", "rules/verdict.drl");

  private Sources() {}

  /** Where the model of an instrument is. */
  public static String model(String instrument) {
    return Register.path(instrument).replace("policies/", "dmn/").replace(".yaml", ".dmn");
  }

  /** Everything that the answers of some instruments rest on, in a fixed order. */
  public static List<String> of(Collection<String> instruments) {
    List<String> paths = new ArrayList<>(SHARED);
    instruments.stream()
        .sorted()
        .forEach(
            id -> {
              paths.add(model(id));
              paths.add(Register.path(id));
            });
    return paths;
  }

  /**
   * 64 hexadecimal digits (SHA-256) over names, lengths and contents.
   *
   * @throws IllegalStateException if one is not on the class path
   */
  public static String digest(Collection<String> paths) {
    return digest(paths, Sources::read);
  }

  /**
   * The same of other files than those on the class path.
   *
   * @param files from path to content
   */
  public static String digest(Collection<String> paths, Function<String, byte[]> files) {
    MessageDigest digest = sha256();
    for (String path : paths) {
      byte[] content = files.apply(path);
      digest.update((path + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
      digest.update(content);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IllegalStateException if there is no such file on the class path
   */
  public static byte[] read(String path) {
    try (InputStream in = Sources.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
