package dev.clausewise.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.clausewise.Policies;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The vocabulary as its two files have it. */
class VocabularyTest {

  private static Vocabulary with(String from, String to) throws IOException {
    String yaml = Files.readString(Path.of("src/main/resources/vocabulary.yaml"));
    assertTrue(yaml.contains(from), from);
    return Vocabulary.read(
        Files.newInputStream(Path.of("dmn/vocabulary.dmn")),
        new ByteArrayInputStream(yaml.replace(from, to).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void everyValueSaysWhatBelongsToIt() {
    for (Fact fact : Policies.VOCABULARY.facts()) {
      assertEquals(fact.allowedValues(), List.copyOf(fact.described().keySet()), fact.name());
      fact.described().forEach((value, words) -> assertFalse(words.isBlank(), value));
    }
  }

  @Test
  void factsOfOneTypeShareWhatBelongsToTheirValues() {
    assertEquals(
        Policies.VOCABULARY.fact("actorType").orElseThrow().described(),
        Policies.VOCABULARY.fact("beneficiaryType").orElseThrow().described());
  }

  @ParameterizedTest
  @MethodSource
  void wordsForEveryValueAndNoOthersAreAskedFor(String from, String to, String named) {
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> with(from, to));
    assertTrue(e.getMessage().contains(named), e.getMessage());
  }

  static List<Arguments> wordsForEveryValueAndNoOthersAreAskedFor() {
    String beneficiary = "  question: \"For whom is it built";
    return List.of(
        arguments("    deepfake:", "    deep_fake:", "[deepfake]"),
        arguments("    body_worn:", "    on_a_hat: x\n    body_worn:", "[on_a_hat]"),
        arguments(beneficiary, "  values: {police: x}\n" + beneficiary, "twice"),
        arguments("    oakland: {name", "    alameda: {name", "alameda"),
        arguments("  within: useSubdivision", "  within: useCountry", "useCountry"));
  }

  /** A value that a column does not list is an error to the engine, not another value. */
  @Test
  void everyColumnListsTheValuesOfItsFact() throws IOException {
    Pattern column =
        Pattern.compile(
            "<text>facts\\.(\\w+)</text>\\s*</inputExpression>\\s*<inputValues [^>]*>\\s*<text>([^<]*)</text>");
    int columns = 0;
    try (Stream<Path> models = Files.list(Path.of("dmn"))) {
      for (Path model : models.sorted().toList()) {
        Matcher found = column.matcher(Files.readString(model));
        while (found.find()) {
          Fact fact = Policies.VOCABULARY.fact(found.group(1)).orElseThrow();
          if (fact.type() == FactType.ENUM) {
            columns++;
            assertEquals(
                fact.allowedValues(),
                List.of(found.group(2).replace("&quot;", "").split(",")),
                model + ", " + fact.name());
          }
        }
      }
    }
    assertTrue(columns > 50, () -> "the pattern finds few columns");
  }

  /** What people ask most is said by a value, and not by "other". */
  @Test
  void theVocabularyCanSayWhatPeopleAsk() {
    Set<String> capabilities =
        Set.copyOf(Policies.VOCABULARY.fact("capability").orElseThrow().allowedValues());
    assertTrue(
        capabilities.containsAll(
            List.of(
                "deepfake",
                "social_scoring",
                "applicant_scoring",
                "credit_scoring",
                "insurance_scoring",
                "voice_identification",
                "gait_identification",
                "licence_plate_reading",
                "public_chat",
                "medical_advice")));
    assertEquals(
        List.of("yes", "presumed_but_determined_not", "no"),
        Policies.VOCABULARY.fact("highImpact").orElseThrow().allowedValues());
  }
}
