package dev.clausewise.inventory;

import dev.clausewise.decision.Brief;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Engine;
import dev.clausewise.vocabulary.CanonicalFacts;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsException;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Decides rows on a day. Safe for use by many threads. */
public final class RowDecider {
  /** Use cases that are remembered while rows are decided. */
  private static final int MOST_MET = 10_000;

  private final DecisionService decisions;
  private final Vocabulary vocabulary;
  private final Map<Facts, Brief> met = new ConcurrentHashMap<>();
  private final FactsReader reader;
  private final FactsOfRows mapping;
  private final LocalDate asOf;
  private final List<String> instruments;

  /**
   * @param instruments ids; empty for all
   */
  public RowDecider(
      DecisionService decisions,
      Vocabulary vocabulary,
      FactsOfRows mapping,
      LocalDate asOf,
      List<String> instruments) {
    this.decisions = decisions;
    this.vocabulary = vocabulary;
    this.reader = new FactsReader(vocabulary);
    this.mapping = mapping;
    this.asOf = asOf;
    this.instruments = instruments;
  }

  /** One answer for each, in their order. */
  public List<RowAnswer> answer(List<Row> rows) {
    List<Row> readable = rows.stream().filter(row -> row.fault() == null).toList();
    List<RowFacts> facts = mapping.of(readable);
    List<RowAnswer> answers = new ArrayList<>(rows.size());
    int next = 0;
    for (Row row : rows) {
      answers.add(
          row.fault() == null
              ? answer(row, facts.get(next++))
              : refused(row, RowProblem.of(RowProblem.UNREADABLE, row.fault())));
    }
    return answers;
  }

  private RowAnswer answer(Row row, RowFacts said) {
    if (said.refused() != null) {
      return refused(row, said.refused());
    }
    Facts facts;
    try {
      facts = reader.read(said.facts());
    } catch (FactsException e) {
      return refused(row, RowProblem.of(e));
    }
    return new RowAnswer(
        row.number(),
        said.labels(),
        decide(facts),
        null,
        row.cells(),
        CanonicalFacts.of(facts, vocabulary));
  }

  /** Of an inventory many rows say the same of their uses, as it was not made for this. */
  private Brief decide(Facts facts) {
    Brief known = met.get(facts);
    if (known == null) {
      known = Brief.of(decisions.decide(facts, asOf, instruments, Engine.COMPILED));
      if (met.size() < MOST_MET) {
        met.put(facts, known);
      }
    }
    return known;
  }

  private static RowAnswer refused(Row row, RowProblem problem) {
    return new RowAnswer(row.number(), null, null, problem, row.cells(), null);
  }
}
