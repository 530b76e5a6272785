package dev.clausewise.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubdivisionsTest {
  private static final Pattern NAMED =
      Pattern.compile("useSubdivision[^<]*?&quot;(([A-Z]{2})-[A-Z0-9]{1,3})&quot;");

  @ParameterizedTest
  @ValueSource(strings = {"US-OR", "US-DC", "US-PR", "US-UM", "DE-BY", "FR-75C", "GB-SCT"})
  void thereAreThese(String code) {
    assertTrue(Subdivisions.contain(code));
    assertTrue(code.matches(Subdivisions.PATTERN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"US-ZZ", "US-IK", "US-99", "US-000", "US-O", "US-ORE", "US-or", "US", "EU-DE"})
  void thereAreNotThese(String code) {
    assertFalse(Subdivisions.contain(code));
  }

  /** Of the U.S. the schema says the same as the reader; of others it takes each country's code. */
  @Test
  void theSchemaKnowsThoseOfTheUs() {
    int known = 0;
    for (String rest : rests()) {
      String code = "US-" + rest;
      assertEquals(Subdivisions.contain(code), code.matches(Subdivisions.PATTERN), code);
      known += Subdivisions.contain(code) ? 1 : 0;
    }
    assertEquals(50 + 1 + 6, known);
    for (String country : Locale.getISOCountries()) {
      assertEquals(!country.equals("US"), (country + "-1").matches(Subdivisions.PATTERN), country);
    }
  }

  private static Iterable<String> rests() {
    String signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    return () ->
        signs
            .chars()
            .boxed()
            .flatMap(a -> signs.chars().mapToObj(b -> "" + (char) (int) a + (char) b))
            .iterator();
  }

  @Test
  void whatStandsForAllOthersIsOneThatMayBeStated() {
    Set<String> named = new TreeSet<>();
    while (named.size() < 57) {
      String next = Subdivisions.unnamed("US", named);
      assertTrue(Subdivisions.contain(next) && named.add(next), next);
    }
    assertTrue(Subdivisions.contain(Subdivisions.unnamed("DE", Set.of())));
  }

  /** A law of a state of another country needs the list of that country's. */
  @Test
  void modelsNameNoneOfACountryWithoutAList() throws IOException {
    int found = 0;
    try (Stream<Path> models = Files.list(Path.of("dmn"))) {
      for (Path model : models.filter(Files::isRegularFile).toList()) {
        Matcher named = NAMED.matcher(Files.readString(model));
        while (named.find()) {
          assertEquals("US", named.group(2), model + " " + named.group(1));
          assertTrue(Subdivisions.contain(named.group(1)), model + " " + named.group(1));
          found++;
        }
      }
    }
    assertTrue(found > 10, "found " + found);
  }

  /** What the form offers is what the service takes, under the same names. */
  @Test
  void thePagesOfferTheSame() throws IOException {
    String places = Files.readString(Path.of("src/main/webui/src/words/places.ts"));
    Map<String, String> offered = new TreeMap<>();
    for (String state : list(places, "STATES").split(",")) {
      offered.put("US-" + state.substring(0, 2), state.substring(3).toLowerCase(Locale.ROOT));
    }
    assertEquals(57, offered.keySet().stream().filter(Subdivisions::contain).count());
    assertEquals(57, offered.size());
    States.codes()
        .forEach(code -> assertEquals(States.name(code).orElseThrow(), offered.get(code)));
    assertEquals(
        new TreeSet<>(Set.of(Locale.getISOCountries())),
        new TreeSet<>(Set.of(list(places, "COUNTRIES").split(" "))));
  }

  private static String list(String source, String name) {
    Matcher list = Pattern.compile("const " + name + " =\\s*'([^']+)'").matcher(source);
    assertTrue(list.find(), name);
    return list.group(1);
  }
}
