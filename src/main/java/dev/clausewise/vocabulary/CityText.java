package dev.clausewise.vocabulary;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text that names a city, taken apart: without regard to case, accents, white space and most
 * punctuation, a state or country at its end apart.
 *
 * @param whole all of it
 * @param name without state and country
 * @param subdivision that the text says; null if it says none
 * @param country that the text says, be it by a state; null if it says none
 * @param orCountry another country that the words for the state may mean, such as Georgia; or null
 * @param parted whether commas part it: then what comes last is meant as a place
 */
record CityText(
    String whole,
    String name,
    String subdivision,
    String country,
    String orCountry,
    boolean parted) {
  private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}.'’ʼ`]");
  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N},]+");
  private static final Pattern CITY_OF = Pattern.compile("^(?:the )?city(?: and county)? of ");
  private static final Pattern OF_THE_US =
      Pattern.compile(" (?:usa|us|u s a?|united states(?: of america)?)$");
  private static final Map<String, String> COUNTRIES = countries();

  static CityText of(String text) {
    String plain = plain(text);
    List<String> parts = Stream.of(plain.split(",")).map(String::strip).toList();
    parts = parts.stream().filter(p -> !p.isEmpty()).toList();
    boolean parted = parts.size() > 1;
    String whole = CITY_OF.matcher(String.join(" ", parts)).replaceFirst("");
    String name = OF_THE_US.matcher(whole).replaceFirst("");
    String country = name.equals(whole) ? null : States.COUNTRY;
    Optional<String> state = States.atTheEnd(name);
    if (state.isPresent()) {
      name = name.substring(0, name.length() - state.get().length() - 1);
      name = OF_THE_US.matcher(name).replaceFirst("");
      return new CityText(
          whole,
          name,
          States.subdivision(state.get()).orElseThrow(),
          States.COUNTRY,
          COUNTRIES.get(state.get()),
          parted);
    }
    String last = parted ? parts.get(parts.size() - 1) : "";
    if (country == null && COUNTRIES.containsKey(last)) {
      name = name.substring(0, name.length() - last.length()).strip();
      country = COUNTRIES.get(last);
    }
    return new CityText(whole, name, null, country, null, parted);
  }

  /** In lower case, with single spaces and commas between words and nothing else. */
  static String plain(String text) {
    String marked = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String words = MARKS.matcher(marked).replaceAll("").toLowerCase(Locale.ROOT);
    return PUNCTUATION.matcher(words).replaceAll(" ").strip();
  }

  private static Map<String, String> countries() {
    Map<String, String> all = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      all.put(code.toLowerCase(Locale.ROOT), code);
      all.put(plain(new Locale("", code).getDisplayCountry(Locale.ENGLISH)), code);
    }
    List.of("uk", "great britain", "england", "scotland", "wales").forEach(c -> all.put(c, "GB"));
    return Map.copyOf(all);
  }
}
