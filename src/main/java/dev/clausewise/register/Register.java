package dev.clausewise.register;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All instruments, by id. */
public final class Register {
  private final Map<String, Instrument> instruments;

  private Register(Map<String, Instrument> instruments) {
    this.instruments = Collections.unmodifiableMap(instruments);
  }

  /**
   * Reads {@code policies/<id in lower case>.yaml} of each id from the class path.
   *
   * @throws IllegalStateException if one is missing, is not of the register's shape or does not
   *     hold that id
   */
  public static Register load(Collection<String> ids) {
    return load(ids, Register::onClassPath);
  }

  /**
   * The same of other files than those on the class path.
   *
   * @param files from path to content; null for one that there is not
   */
  public static Register load(Collection<String> ids, Function<String, byte[]> files) {
    Map<String, Instrument> instruments = new TreeMap<>();
    for (String id : ids) {
      String path = path(id);
      byte[] yaml = files.apply(path);
      if (yaml == null) {
        throw new IllegalStateException("the model of " + id + " has no register entry " + path);
      }
      try {
        Instrument instrument = RegisterEntry.read(path, new ByteArrayInputStream(yaml));
        if (!instrument.id().equals(id)) {
          throw new IllegalStateException(
              path + " is about " + instrument.id() + ", not about " + id);
        }
        instruments.put(id, instrument);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Register(instruments);
  }

  private static byte[] onClassPath(String path) {
    try (InputStream yaml = Register.class.getClassLoader().getResourceAsStream(path)) {
      return yaml == null ? null : yaml.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads one entry.
   *
   * @param name to call it by in errors
   * @throws IllegalStateException if it is not of the register's shape
   */
  public static Instrument read(String name, InputStream yaml) throws IOException {
    return RegisterEntry.read(name, yaml);
  }

  /** Where the entry of an instrument is on the class path. */
  public static String path(String id) {
    return "policies/" + id.toLowerCase(Locale.ROOT) + ".yaml";
  }

  /** In the order of their ids. */
  public Collection<Instrument> instruments() {
    return instruments.values();
  }

  /**
   * Whether nothing but reports about policies is asked.
   *
   * @param asked ids; none for all
   * @param reports ids of those that are
   */
  public static boolean isOfReports(Collection<String> asked, Set<String> reports) {
    return !asked.isEmpty() && reports.containsAll(asked);
  }

  /** Ids of those that are reports about policies. */
  public Set<String> reports() {
    return instruments.values().stream()
        .filter(Instrument::isReport)
        .map(Instrument::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  public Optional<Instrument> instrument(String id) {
    return Optional.ofNullable(instruments.get(id));
  }
}
