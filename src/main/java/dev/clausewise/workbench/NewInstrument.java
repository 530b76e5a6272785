package dev.clausewise.workbench;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An instrument that there is not yet, as somebody who is about to write it describes it.
 *
 * @param id {@link #isId an id}
 * @param title what it is called
 * @param issuer a provider, or whose law it is
 * @param kind what kind of text it is, such as {@code law}
 * @param services of the vocabulary, to which it applies; empty for any
 * @param place where it applies; null for everywhere
 * @param from its first day
 * @param citation where its text stands, in words
 * @param url the address of its text
 */
public record NewInstrument(
    String id,
    String title,
    String issuer,
    String kind,
    List<String> services,
    Place place,
    LocalDate from,
    String citation,
    String url) {

  /** The forms of an id that names files, an address, a model and a clause's owner alike. */
  private static final Pattern ID =
      Pattern.compile("[A-Z][A-Z0-9]*-[A-Z0-9]+(?:[-.][A-Z0-9]+){0,6}");

  private static final int LONGEST_ID = 40;

  public NewInstrument {
    services = List.copyOf(services);
  }

  /**
   * A country or a part of one.
   *
   * @param fact of the vocabulary that says it of a use
   * @param value of that fact
   * @param elsewhere another value of it
   */
  public record Place(String fact, String value, String elsewhere) {}

  /** Whether a text can be the id of an instrument. */
  public static boolean isId(String text) {
    return text.length() <= LONGEST_ID && ID.matcher(text).matches();
  }

  /** Whether two ids are too much alike: files or classes made of them would be the same. */
  public static boolean isTaken(String id, String by) {
    return plain(id).equals(plain(by));
  }

  private static String plain(String id) {
    return id.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  /** Whether there are uses that it does not govern. */
  boolean isOfSome() {
    return !services.isEmpty() || place != null;
  }
}
