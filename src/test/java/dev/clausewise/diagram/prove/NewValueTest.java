package dev.clausewise.diagram.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Policies;
import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.compile.Compiler;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.engine.PolicyModels;
import dev.clausewise.register.Coverage;
import dev.clausewise.register.Instrument;
import dev.clausewise.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kie.kogito.dmn.DMNKogito;

/** A value that the vocabulary gets is outside every coverage, until somebody puts it in. */
class NewValueTest {
  private static final Path DMN = Path.of("dmn");
  private static final String ADDED = "dream_reading";

  /** A file with more in front of what it says of a value. */
  private static String grown(Path file, String more, String before) throws IOException {
    String text = Files.readString(file);
    String grown = text.replace(before, more + before);
    assertFalse(grown.equals(text));
    return grown;
  }

  private static String vocabularyModel() throws IOException {
    return grown(
        DMN.resolve("vocabulary.dmn"),
        "&quot;" + ADDED + "&quot;,",
        "&quot;face_identification&quot;,");
  }

  private static Vocabulary vocabulary() throws IOException {
    String yaml =
        grown(
            Path.of("src/main/resources/vocabulary.yaml"),
            "    " + ADDED + ": \"what people dream\"\n",
            "    face_identification:");
    return Vocabulary.read(bytes(vocabularyModel()), bytes(yaml));
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static PolicyModels models() throws IOException {
    List<Reader> readers = new ArrayList<>(List.of(new StringReader(vocabularyModel())));
    try (Stream<Path> files = Files.list(DMN)) {
      for (Path file : files.sorted().toList()) {
        if (!file.endsWith("vocabulary.dmn")) {
          readers.add(Files.newBufferedReader(file));
        }
      }
    }
    return new PolicyModels(
        DMNKogito.createGenericDMNRuntime(Set.of(), false, readers.toArray(Reader[]::new)));
  }

  @Test
  void everyInstrumentThatGovernsItsUseAsksForReview() throws Exception {
    Vocabulary vocabulary = vocabulary();
    Prover prover = new Prover(vocabulary, List.of());
    List<String> wrong = new ArrayList<>();
    for (PolicyModel model : models().models()) {
      Instrument instrument = Policies.REGISTER.instrument(model.instrument()).orElseThrow();
      Compiled compiled =
          assertInstanceOf(
              Compiled.class,
              Compiler.compile(
                  model, new Judgments(model, instrument, Policies.JUDGE), vocabulary));
      assertFalse(instrument.coverage().isEmpty(), instrument.id());
      for (Coverage coverage : instrument.coverage()) {
        Condition ofIt = within(coverage, ADDED, vocabulary);
        if (!holds(
            prover,
            compiled,
            instrument,
            ofIt,
            new Invariant.Claim.Always(List.of(Outcome.REVIEW_REQUIRED, Outcome.PROHIBITED)))) {
          wrong.add(
              instrument.id()
                  + " says more of it than that it needs review, from "
                  + coverage.from());
        }
        if (holds(
            prover,
            compiled,
            instrument,
            ofIt,
            new Invariant.Claim.Never(List.of(Outcome.REVIEW_REQUIRED, Outcome.PROHIBITED)))) {
          wrong.add(instrument.id() + " governs no use of it, from " + coverage.from());
        }
        Invariant.Claim allowed = new Invariant.Claim.Never(List.of(Outcome.PROHIBITED));
        Condition ofOther = within(coverage, "other", vocabulary);
        if (!holds(prover, compiled, instrument, ofIt, allowed)
            && holds(prover, compiled, instrument, ofOther, allowed)) {
          wrong.add(instrument.id() + " takes it for what it prohibits, from " + coverage.from());
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** Of a use that the instrument governs, that the AI does this among other things. */
  private static Condition within(Coverage coverage, String kind, Vocabulary vocabulary) {
    return new Condition.All(
        List.of(
            Condition.during(coverage.from(), coverage.to()),
            Condition.read(coverage.governs(), vocabulary),
            new Condition.OneOf(vocabulary.fact("capability").orElseThrow(), List.of(kind))));
  }

  private static boolean holds(
      Prover prover,
      Compiled compiled,
      Instrument instrument,
      Condition when,
      Invariant.Claim claim) {
    Invariant invariant =
        new Invariant("new", "new", List.of(instrument.id()), List.of(), when, claim);
    return prover.check(invariant, compiled, instrument).holds();
  }

  @Test
  void theVocabularyOfTheTestHasTheValue() throws Exception {
    assertTrue(vocabulary().fact("capability").orElseThrow().allowedValues().contains(ADDED));
  }
}
