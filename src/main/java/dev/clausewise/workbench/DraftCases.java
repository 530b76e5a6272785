package dev.clausewise.workbench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.decision.CaseCoverage;
import dev.clausewise.decision.UseCase;
import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Possible;
import dev.clausewise.register.Instrument;
import dev.clausewise.vocabulary.ExactJson;
import dev.clausewise.vocabulary.FactsException;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the cases of an instrument come out by a draft. What is asked of them is what the tests of
 * the build ask: those that are about it alone are determined, and say by which clauses.
 */
final class DraftCases {
  private static final ObjectMapper JSON = ExactJson.mapper();
  private static final TypeReference<LinkedHashMap<String, Object>> FACTS =
      new TypeReference<>() {};

  private final String instrument;
  private final PolicyTexts texts;
  private final Diagram diagram;
  private final FactsReader reader;
  private final CaseCoverage coverage;
  private final List<DraftDiagnostic> diagnostics = new ArrayList<>();
  private final Set<String> failed = new HashSet<>();
  private final int count;

  DraftCases(Diagram diagram, Instrument instrument, PolicyTexts texts, Vocabulary vocabulary) {
    this.instrument = instrument.id();
    this.texts = texts;
    this.diagram = diagram;
    this.reader = new FactsReader(vocabulary);
    List<UseCase> own = texts.own(this.instrument);
    List<UseCase> cases = texts.cases(this.instrument, own);
    this.count = cases.size();
    this.coverage = new CaseCoverage(diagram, instrument, vocabulary, cases);
    coverage
        .failures()
        .forEach(
            f -> {
              String message = f.diagnostic().message();
              say("case-fails", f.useCase(), message, f.diagnostic().help());
            });
    Set<String> ids = new HashSet<>();
    cases.stream()
        .filter(c -> !ids.add(c.id()))
        .forEach(
            c ->
                say(
                    "case-fails",
                    c,
                    "two cases have the id " + c.id() + ".",
                    "Give one of them another id."));
    own.stream().filter(cases::contains).forEach(this::determined);
  }

  private void determined(UseCase useCase) {
    UseCase.Expected expected = useCase.expected().get(instrument);
    if (failed.contains(useCase.id())) {
      return;
    }
    if (expected.clauses() == null) {
      say(
          "case-fails",
          useCase,
          "case " + useCase.id() + " does not say by which clauses.",
          "Name them under clauses; [] where it is none.");
      return;
    }
    Possible possible = possible(useCase);
    if (!possible.determined()) {
      Set<String> outcomes = new TreeSet<>();
      possible.outcomes().forEach(outcome -> outcomes.add(outcome.json()));
      say(
          "case-undetermined",
          useCase,
          "case "
              + useCase.id()
              + " expects "
              + expected.outcome()
              + ", and "
              + String.join(", ", outcomes)
              + " are possible: it does not state "
              + String.join(", ", new TreeSet<>(possible.openFacts().keySet()))
              + ".",
          "State those facts in the case: the tests want it determined.");
    }
  }

  private Possible possible(UseCase useCase) {
    try {
      return diagram
          .explore(reader.read(useCase.facts()), FactsReader.readDay(useCase.asOf()))
          .orElseThrow()
          .possible();
    } catch (FactsException e) {
      throw new IllegalStateException(e); // is a failure already
    }
  }

  private void say(String code, UseCase useCase, String message, String help) {
    failed.add(useCase.id());
    diagnostics.add(
        DraftDiagnostic.ofCase(
            code, texts.placeOfCase(instrument, useCase.id()), message, help, witness(useCase)));
  }

  /** Its facts and its day, if they are facts. */
  private Map<String, Object> witness(UseCase useCase) {
    try {
      reader.read(useCase.facts());
    } catch (FactsException e) {
      return null;
    }
    Map<String, Object> facts = JSON.convertValue(useCase.facts(), FACTS);
    facts.put("asOf", useCase.asOf());
    return facts;
  }

  CaseCoverage coverage() {
    return coverage;
  }

  List<DraftDiagnostic> diagnostics() {
    return diagnostics;
  }

  DraftCheck.Cases counted() {
    return new DraftCheck.Cases(count - failed.size(), failed.size());
  }
}
