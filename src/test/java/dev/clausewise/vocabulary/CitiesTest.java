package dev.clausewise.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.Policies;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that name a city, as one of the vocabulary's or as none that may be taken for one. */
class CitiesTest {
  private static final Cities CITIES =
      Policies.VOCABULARY.fact("useCity").orElseThrow().cities().orElseThrow();

  private static Map<String, Object> read(String city, String subdivision, String country) {
    ObjectNode facts = new ObjectMapper().createObjectNode().put("useCity", city);
    if (subdivision != null) {
      facts.put("useSubdivision", subdivision);
    }
    if (country != null) {
      facts.put("useCountry", country);
    }
    return Policies.READER.read(facts).known();
  }

  private static String refused(String city, String subdivision, String country) {
    FactsException e =
        assertThrows(FactsException.class, () -> read(city, subdivision, country), city);
    assertEquals(1, e.errors().size());
    assertEquals("/useCity", e.errors().get(0).pointer());
    assertEquals("value-not-allowed", e.errors().get(0).code());
    return e.errors().get(0).detail();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Portland, OR | portland_or",
        "\"portland , or \" | portland_or",
        "PORTLAND, OREGON | portland_or",
        "Portland Oregon | portland_or",
        "Portland, OR, USA | portland_or",
        "Portland, Oregon, United States of America | portland_or",
        "Portland (OR) | portland_or",
        "Pórtländ,  OR. | portland_or",
        "Ｐｏｒｔｌａｎｄ, US-OR | portland_or",
        "City of Portland, Oregon | portland_or",
        "portland_or | portland_or",
        "Portland_OR | portland_or",
        "PDX | portland_or",
        "San Francisco | san_francisco",
        "\"  san\u00a0\u200bfrancisco\" | san_francisco",
        "San-Francisco, California | san_francisco",
        "SF | san_francisco",
        "S.F., CA | san_francisco",
        "the City and County of San Francisco | san_francisco",
        "NYC | new_york",
        "N.Y.C. | new_york",
        "New York | new_york",
        "New York, New York | new_york",
        "New York City, NY, USA | new_york",
        "Brooklyn, NY | new_york",
        "The Bronx, New York | new_york",
        "Cambridge, Massachusetts | cambridge_ma",
        "Boston | boston",
        "New Orleans, La. | new_orleans",
        "NOLA | new_orleans",
        "Detroit, MI | detroit",
        "minneapolis | minneapolis",
        "Oakland | oakland",
        "Berkeley CA | berkeley",
      })
  void aSpellingIsReadAsItsCityAndSaysTheState(String text, String value) {
    Map<String, Object> known = read(text, null, null);
    assertEquals(value, known.get("useCity"));
    assertEquals(CITIES.subdivision(value).orElseThrow(), known.get("useSubdivision"));
    assertEquals("US", known.get("useCountry"));
  }

  @Test
  void everySpellingThatIsShownIsRead() {
    for (String value : Policies.VOCABULARY.fact("useCity").orElseThrow().allowedValues()) {
      for (String spelling : CITIES.city(value).map(City::spellings).orElse(List.of())) {
        assertEquals(value, read(spelling, null, null).get("useCity"), spelling);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Portland | US-OR | | portland_or",
        "portland | US-OR | US | portland_or",
        "Portland | US-ME | | other",
        "Portland | AU-VIC | | other",
        "Portland | | AU | other",
        "Portland, ME | | | other",
        "Portland, Maine | US-ME | US | other",
        "Portland, UK | | GB | other",
        "Cambridge, England | | | other",
        "Cambridge, ON, Canada | CA-ON | | other",
        "Boston | | GB | other",
        "Boston | US-TX | | other",
        "Detroit, OR | | | other",
        "San Francisco | | AR | other",
        "San Francisco | US-CA | US | san_francisco",
        "Manhattan | US-NY | | new_york",
        "Manhattan, KS | | | other",
        "Oakland, NJ | US-NJ | | other",
      })
  void aNameThatSeveralPlacesHaveIsReadByWhatIsStatedBesideIt(
      String text, String subdivision, String country, String value) {
    Map<String, Object> known = read(text, subdivision, country);
    assertEquals(value, known.get("useCity"));
    assertEquals(
        value.equals("other") ? subdivision : CITIES.subdivision(value).orElseThrow(),
        known.get("useSubdivision"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fresno",
        "Fresno, CA",
        "Salem, OR",
        "San José",
        "Zürich",
        "München",
        "東京",
        "Москва",
        "29 Palms",
        "'s-Hertogenbosch",
        "Washington, DC",
        "South San Francisco, CA",
        "West New York, NJ",
        "New Boston, NH",
        "Lakeland",
        "Houston",
        "Vancouver, CA",
        "Tbilisi, Georgia",
        "Other",
        "other"
      })
  void aNameThatNoInstrumentKnowsIsAnotherCityAndSaysNothingElse(String text) {
    Map<String, Object> known = read(text, null, null);
    assertEquals("other", known.get("useCity"));
    assertNull(known.get("useSubdivision"));
  }

  @Test
  void whatFollowsACommaMayBeACountry() {
    assertEquals("other", read("Vancouver, CA", "CA-BC", null).get("useCity"));
    assertEquals("other", read("Tbilisi, Georgia", null, "GE").get("useCity"));
    assertEquals("other", read("California", "US-MD", null).get("useCity"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Portlnd, OR | Portland, OR",
        "Porltand | Portland, OR",
        "Portland, Oregn | Portland, OR",
        "Portlnd, Oregn | Portland, OR",
        "portland_0r | Portland, OR",
        "Portland 97201 | Portland, OR",
        "Portland, OR 97201 | Portland, OR",
        "downtown Portland | Portland, OR",
        "Portland, Ontario | Portland, OR",
        "San Fransisco | San Francisco, CA",
        "SanFrancisco | San Francisco, CA",
        "San Francisco Bay Area | San Francisco, CA",
        "Nwe York | New York, NY",
        "Broklyn, NY | New York, NY",
        "Bostn | Boston, MA",
        "Cambrige, MA | Cambridge, MA",
        "Berkley | Berkeley, CA",
        "Detriot | Detroit, MI",
        "Minnapolis | Minneapolis, MN",
        "Portland and Seattle | Portland, OR",
      })
  void aNearMissIsRefusedWithTheNearestName(String text, String label) {
    assertTrue(refused(text, null, null).contains(label), text);
    assertEquals("other", read(text.replaceAll(",.*", ""), "DE-BY", null).get("useCity"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"Portland | Portland, OR", "Cambridge | Cambridge, MA", "Brooklyn | New York, NY"})
  void aNameThatSeveralPlacesHaveIsRefusedWhereNoneIsStated(String text, String label) {
    for (String country : new String[] {null, "US"}) {
      String detail = refused(text, null, country);
      assertTrue(detail.contains("\"" + label + "\""), detail);
      assertTrue(detail.contains("useSubdivision"), detail);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Portland, OR | US-ME | ",
        "Portland, OR | US-ME | US",
        "Portland, OR | | DE",
        "portland_or | US-WA |",
        "boston | US-TX |",
        "San Francisco | US-OR |",
        "NYC | US-NJ |",
        "Portland, Maine | US-OR |",
        "Portland, UK | | US",
        "Salem, OR | US-MA |",
        "Salem, Oregon | | DE",
      })
  void aPlaceThatContradictsWhatIsStatedIsRefused(String text, String subdivision, String country) {
    assertFalse(refused(text, subdivision, country).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "97201",
        "?!",
        "Port\u0000land",
        "Portland\n",
        "Рortland, OR",
        "N/A",
        "none",
        "Unknown",
        "Any",
        "Oregon",
        "OR",
        "US-OR",
        "California, USA",
        "USA",
        "LA",
        "Q",
        ", OR"
      })
  void whatNamesNoCityIsRefused(String text) {
    assertFalse(refused(text, null, null).isEmpty());
  }

  @Test
  void aTextOfTwoHundredCharactersIsTheLongest() {
    assertEquals("other", read("x".repeat(200), null, null).get("useCity"));
    refused("x".repeat(201), null, null);
    assertEquals("other", read("\ufdfa".repeat(200), null, null).get("useCity"));
  }

  /** Where the state cannot be read there is nothing to compare the city with. */
  @Test
  void aWrongStateIsTheOnlyThingThatIsSaid() {
    FactsException e = assertThrows(FactsException.class, () -> read("Portland", "Oregon", null));
    assertEquals(1, e.errors().size());
    assertEquals("/useSubdivision", e.errors().get(0).pointer());
  }
}
