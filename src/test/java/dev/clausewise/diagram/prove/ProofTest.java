package dev.clausewise.diagram.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.clausewise.Policies;
import dev.clausewise.diagram.Brute;
import dev.clausewise.diagram.Possible;
import dev.clausewise.diagram.compile.Compilation;
import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.compile.CompiledFile;
import dev.clausewise.diagram.compile.Compiler;
import dev.clausewise.diagram.function.Completion;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.engine.Sources;
import dev.clausewise.engine.lint.LintFinding;
import dev.clausewise.register.Instrument;
import dev.clausewise.vocabulary.Facts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proved of the policies, and that a proof can fail. */
class ProofTest {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT);

  @Test
  void everyInvariantHoldsOfEveryUseCaseAndNoModelHasAGapOrADeadRow() throws Exception {
    Path folder = Files.createDirectories(Path.of("target/proofs"));
    long began = System.nanoTime();
    int proved = 0;
    for (Instrument instrument : Policies.REGISTER.instruments()) {
      Proof proof = Policies.DIAGRAMS.of(instrument.id()).orElseThrow().proof(instrument);
      assertTrue(proof.exact(), instrument.id());
      assertEquals(List.of(), proof.lint(), instrument.id());
      proof
          .invariants()
          .forEach(i -> assertTrue(i.holds(), () -> i.id() + ": " + i.counterexample()));
      assertFalse(proof.invariants().isEmpty());
      proved += proof.invariants().size();
      JSON.writeValue(
          folder.resolve(instrument.id().toLowerCase(Locale.ROOT) + ".json").toFile(), proof);
    }
    List<Compiled> all =
        Policies.REGISTER.instruments().stream().map(i -> compiled(i.id())).toList();
    List<Proof.Checked> together = new Prover(Policies.VOCABULARY, invariants()).checkTogether(all);
    together.forEach(i -> assertTrue(i.holds(), () -> i.id() + ": " + i.counterexample()));
    assertFalse(together.isEmpty());
    System.out.printf(
        "proof: %d invariants of %d instruments in %.1f s%n",
        proved + together.size(), all.size(), (System.nanoTime() - began) / 1e9);
  }

  private static List<Invariant> invariants() {
    return Invariant.load(
        Policies.REGISTER.instruments().stream().map(Instrument::id).toList(), Policies.VOCABULARY);
  }

  @Test
  void everyInvariantRestsOnInstrumentsAndClausesThatThereAre() {
    for (Invariant invariant : invariants()) {
      for (String id : invariant.instruments()) {
        Instrument instrument = Policies.REGISTER.instrument(id).orElseThrow();
        for (String clause : invariant.clauses()) {
          assertTrue(instrument.clause(clause).isPresent(), invariant.id() + ": " + clause);
        }
        Set<String> cited = new HashSet<>();
        if (invariant.claim() instanceof Invariant.Claim.Cites cites) {
          cited.addAll(cites.clauses());
        } else if (invariant.claim() instanceof Invariant.Claim.NeverCites never) {
          cited.addAll(never.clauses());
        }
        cited.forEach(c -> assertTrue(instrument.clause(c).isPresent(), invariant.id() + ": " + c));
      }
    }
  }

  /** Statements that are false, each a little too strong. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{instrument: MSFT-AOAI-COC, from: 2024-04-30, where: {service: azure_openai, actorType: police, actorCountry: US, capability: [face_identification]}, cites: [US-POLICE]}",
        "{instrument: MSFT-AOAI-COC, from: 2024-05-01, where: {service: azure_openai, actorType: police, capability: [face_identification]}, cites: [US-POLICE]}",
        "{instrument: MSFT-AOAI-COC, from: 2023-01-01, to: 2025-01-01, where: {service: [azure_openai, bedrock]}, never: [not_applicable]}",
        "{instrument: OPENAI-UP, from: 2025-10-28, where: {service: chatgpt}, never_cites: [U-1g]}",
        "{instrument: EU-AIA, from: 2025-02-02, where: {useCountry: [DE, \"NO\"], capability: [predictive_risk_scoring], purpose: predictive_policing, not: {purpose: national_security}}, always: [prohibited]}",
        "{instrument: EU-AIA, where: {offenceMaxYears: {at_least: 3}, authorisationDelayHours: {more_than: 24}}, never_cites: [5.1.h.iii]}",
        "{instrument: US-SF-19B, where: {useSubdivision: US-CA, useCity: san_francisco}, always: [not_applicable]}"
      })
  void aFalseStatementIsRefutedByAUseCaseThatShowsIt(String statement) {
    String yaml = "- {id: too-strong, says: too strong, " + statement.substring(1);
    Invariant invariant =
        Invariant.read(
                "false.yaml", yaml.getBytes(StandardCharsets.UTF_8), null, Policies.VOCABULARY)
            .get(0);
    String id = invariant.instruments().get(0);
    Compiled compiled = compiled(id);
    Proof.Checked checked =
        new Prover(Policies.VOCABULARY, List.of(invariant))
            .check(invariant, compiled, Policies.REGISTER.instrument(id).orElseThrow());
    assertFalse(checked.holds());
    Map<String, Object> facts = new HashMap<>(checked.counterexample());
    LocalDate day = (LocalDate) facts.remove("asOf");
    day = day == null ? Completion.SOME_DAY : day;
    Possible possible =
        Policies.DIAGRAMS
            .of(id)
            .orElseThrow()
            .explore(Facts.known(facts), day)
            .orElseThrow()
            .possible();
    assertEquals(possible.outcome(), checked.outcome());
    Set<String> stand = new HashSet<>();
    possible.certain().stream().forEach(r -> stand.add(compiled.rows().get(r).clause()));
    Outcome drools = Brute.decide(id, Facts.known(facts), day);
    if (invariant.claim() instanceof Invariant.Claim.Always always) {
      assertFalse(always.outcomes().contains(drools));
    } else if (invariant.claim() instanceof Invariant.Claim.Never never) {
      assertTrue(never.outcomes().contains(drools));
    } else if (invariant.claim() instanceof Invariant.Claim.Cites cites) {
      assertFalse(stand.containsAll(cites.clauses()));
    } else if (invariant.claim() instanceof Invariant.Claim.NeverCites never) {
      assertTrue(never.clauses().stream().anyMatch(stand::contains));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gap", "dead-row", "shadowed-row", "overlap"})
  void aModelNamedAfterItsFaultIsFound(String fault) throws Exception {
    PolicyModel model =
        Policies.model(
            Files.readString(Path.of("src/test/resources/lint/unproved/" + fault + ".dmn")));
    Compilation compilation = compiled(model);
    List<LintFinding> found =
        new Prover(Policies.VOCABULARY, List.of()).prove(compilation, null).lint();
    assertEquals(
        List.of(fault),
        found.stream()
            .map(f -> f.code().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList(),
        found.toString());
  }

  @Test
  void theWitnessOfAGapIsDecidedByNoRow() throws Exception {
    PolicyModel model =
        Policies.model(Files.readString(Path.of("src/test/resources/lint/unproved/gap.dmn")));
    Compilation compilation = compiled(model);
    Proof.Gap gap =
        new Prover(Policies.VOCABULARY, List.of()).prove(compilation, null).gaps().get(0);
    Map<String, Object> facts = new HashMap<>(gap.witness());
    LocalDate day = (LocalDate) facts.remove("asOf");
    assertEquals(
        List.of(), model.findings(Completion.of(Facts.known(facts), Policies.VOCABULARY), day));
    assertTrue(gap.share() > 0 && gap.share() < 1);
  }

  /** As the build compiled it. */
  private static Compiled compiled(String id) {
    String path = CompiledFile.path(id);
    String sources = Sources.digest(Sources.of(List.of(id)));
    return (Compiled) CompiledFile.read(path, Sources.read(path), sources, Policies.VOCABULARY);
  }

  private static Compilation compiled(PolicyModel model) {
    Judgments judgments = new Judgments(model, List.of(), Policies.JUDGE);
    return Compiler.compile(model, judgments, Policies.VOCABULARY);
  }
}
