package dev.clausewise.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.decision.Among;
import dev.clausewise.decision.Brief;
import dev.clausewise.decision.Brief.Deciding;
import dev.clausewise.decision.Decision;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.Engine;
import dev.clausewise.decision.Timeline;
import dev.clausewise.engine.Outcome;
import dev.clausewise.vocabulary.CanonicalFacts;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What can be asked of all rows of an inventory together. */
public final class AllRows {
  /** Rows that are named of a change; the others are counted. */
  static final int MOST_NAMED = 200;

  /** Kinds of rows that a draft is asked about in one go, which may take it no longer than one. */
  private static final int AT_ONCE = 20;

  private final Vocabulary vocabulary;
  private final List<String> instruments;
  private final Alike alike;

  /**
   * @param rows as they were answered
   * @param instruments ids; empty for all
   */
  public AllRows(Iterable<RowAnswer> rows, List<String> instruments, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.instruments = instruments;
    this.alike = new Alike(rows, vocabulary);
  }

  /** Decides of facts, by whichever policies. */
  @FunctionalInterface
  public interface Decider {
    Decision decide(Facts facts);
  }

  /**
   * By the policies in force on a day.
   *
   * @param instruments ids; empty for all
   */
  public static Decider on(DecisionService decisions, LocalDate day, List<String> instruments) {
    return facts -> decisions.decide(facts, day, instruments, Engine.COMPILED);
  }

  /**
   * What rows come to anew; null for one without facts. Of rows that say the same, it is worked out
   * once. For one thread.
   */
  public static Function<RowAnswer, Brief> anew(Decider decider, Vocabulary vocabulary) {
    Map<String, Brief> known = new HashMap<>();
    return row ->
        row.facts() == null
            ? null
            : known.computeIfAbsent(
                row.facts(),
                facts -> Brief.of(decider.decide(CanonicalFacts.read(facts, vocabulary))));
  }

  /**
   * Rows that come to something else.
   *
   * @param rows how many do
   * @param counts from what to what
   * @param changes the first {@value #MOST_NAMED} of them
   * @param draft that makes the change; null between two days
   */
  @RegisterForReflection
  public record Changes(
      long rows,
      List<Count> counts,
      List<Changed> changes,
      @JsonInclude(JsonInclude.Include.NON_NULL) ByDraft draft) {}

  /**
   * A draft in the place of its instrument.
   *
   * @param revision of the draft that was asked
   * @param asOf the day of both sides
   * @param compared how many rows were
   * @param left rows without facts, of which nothing can be asked
   * @param overruled rows of which the instrument says something else by the draft, and which come
   *     to the same by the same clauses, as others decide them
   */
  @RegisterForReflection
  public record ByDraft(
      String id,
      String revision,
      String instrument,
      LocalDate asOf,
      long compared,
      long left,
      long overruled) {}

  /** So many rows go from one outcome to another. */
  @RegisterForReflection
  public record Count(Said from, Said to, long rows) {}

  /** What is said of a row. */
  @RegisterForReflection
  public record Said(Outcome outcome, boolean determined) {
    static Said of(Brief brief) {
      return new Said(brief.outcome(), brief.determined());
    }
  }

  /**
   * A row that comes to something else.
   *
   * @param begins clauses that decide after and not before
   * @param ends clauses that decide before and not after
   */
  @RegisterForReflection
  public record Changed(
      long row,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> labels,
      Said from,
      Said to,
      List<Deciding> begins,
      List<Deciding> ends) {}

  /** What becomes of the rows from one day, or state of the policies, to another. */
  public Changes changes(Decider before, Decider after) {
    Changing changing = new Changing();
    for (Alike.Kind kind : alike.kinds()) {
      Brief old = Brief.of(before.decide(kind.facts()));
      Brief now = Brief.of(after.decide(kind.facts()));
      if (!Changing.isSaid(old, now)) {
        changing.add(kind, old, now);
      }
    }
    return changing.changes(null);
  }

  /** Says of many uses at once, in their order, what comes of them among others. */
  @FunctionalInterface
  public interface Draft {
    /**
     * @param facts by {@link CanonicalFacts}
     */
    List<Among> decide(List<String> facts);
  }

  /** Is told of how many rows it is known, of all. */
  @FunctionalInterface
  public interface Told {
    void at(long rows, long of);
  }

  /**
   * What becomes of the rows with a draft in the place of its instrument: those of which something
   * else is said, or by other clauses.
   *
   * @param by whose numbers are not known yet
   */
  public Changes changes(Decider before, Draft after, ByDraft by, Told told) {
    Changing changing = new Changing();
    List<Alike.Kind> kinds = alike.kinds();
    long all = kinds.stream().mapToLong(kind -> kind.rows().size()).sum();
    long done = 0;
    long overruled = 0;
    // Where there is nothing to ask of a draft, it is still seen whether it can be asked.
    for (int from = 0; from == 0 || from < kinds.size(); from += AT_ONCE) {
      told.at(done, all);
      List<Alike.Kind> some = kinds.subList(from, Math.min(from + AT_ONCE, kinds.size()));
      List<Among> then = after.decide(some.stream().map(Alike.Kind::canonical).toList());
      for (int i = 0; i < some.size(); i++) {
        Alike.Kind kind = some.get(i);
        Among old = Among.of(before.decide(kind.facts()), by.instrument());
        Among now = then.get(i);
        done += kind.rows().size();
        if (!Changing.isSame(old.all(), now.all())) {
          changing.add(kind, old.all(), now.all());
        } else if (!old.own().equals(now.own())) {
          overruled += kind.rows().size();
        }
      }
    }
    return changing.changes(
        new ByDraft(
            by.id(), by.revision(), by.instrument(), by.asOf(), all, alike.problems(), overruled));
  }

  /**
   * A day on which rows come to something else.
   *
   * @param rows how many do
   * @param clauses that make it so, and of how many rows; the most first
   */
  @RegisterForReflection
  public record Turn(LocalDate day, long rows, List<Count> counts, List<Because> clauses) {}

  /** A clause that changes what is said of rows. */
  @RegisterForReflection
  public record Because(
      String instrument, String clause, String change, String citation, long rows) {}

  /** The days in a time on which some answer changes. */
  public List<Turn> next(DecisionService decisions, LocalDate from, LocalDate to) {
    Map<LocalDate, Turning> turns = new TreeMap<>();
    for (Alike.Kind kind : alike.kinds()) {
      Timeline.Span last = null;
      for (Timeline.Span span : decisions.timeline(kind.facts(), instruments, from, to).spans()) {
        if (last != null && !same(last, span)) {
          turns
              .computeIfAbsent(span.from(), day -> new Turning())
              .add(last, span, kind.rows().size());
        }
        last = span;
      }
    }
    return turns.entrySet().stream().map(e -> e.getValue().turn(e.getKey())).toList();
  }

  private static boolean same(Timeline.Span a, Timeline.Span b) {
    return a.outcome() == b.outcome()
        && a.determined() == b.determined()
        && a.possibleOutcomes().equals(b.possibleOutcomes());
  }

  /** What changes on one day. */
  private static final class Turning {
    private final Map<List<Said>, Long> counts = new LinkedHashMap<>();
    private final Map<Because, Long> clauses = new LinkedHashMap<>();
    private long rows;

    void add(Timeline.Span from, Timeline.Span to, long more) {
      rows += more;
      counts.merge(
          List.of(
              new Said(from.outcome(), from.determined()), new Said(to.outcome(), to.determined())),
          more,
          Long::sum);
      for (Timeline.Change change : to.changes()) {
        clauses.merge(
            new Because(
                change.instrument(), change.clause(), change.change(), change.citation(), 0),
            more,
            Long::sum);
      }
    }

    Turn turn(LocalDate day) {
      return new Turn(
          day,
          rows,
          counts.entrySet().stream()
              .map(e -> new Count(e.getKey().get(0), e.getKey().get(1), e.getValue()))
              .toList(),
          clauses.entrySet().stream()
              .map(
                  e ->
                      new Because(
                          e.getKey().instrument(),
                          e.getKey().clause(),
                          e.getKey().change(),
                          e.getKey().citation(),
                          e.getValue()))
              .sorted(Comparator.comparingLong(Because::rows).reversed())
              .toList());
    }
  }

  /**
   * A fact that could be found out for all rows.
   *
   * @param rows whose outcome it can change
   * @param settles of how many rows' uncertainty it is expected to settle, where every allowed
   *     value is as likely as any other
   */
  @RegisterForReflection
  public record WorthKnowing(String fact, String question, long rows, double settles) {}

  /** The facts that rows leave open, those first that would settle the most. */
  public List<WorthKnowing> worthKnowing(DecisionService decisions, LocalDate day) {
    Map<String, Double> settles = new HashMap<>();
    Map<String, Long> open = new HashMap<>();
    for (Alike.Kind kind : alike.kinds()) {
      int rows = kind.rows().size();
      decisions
          .settling(kind.facts(), day, instruments)
          .forEach(
              (fact, share) -> {
                settles.merge(fact, share * rows, Double::sum);
                open.merge(fact, (long) rows, Long::sum);
              });
    }
    return vocabulary.facts().stream()
        .map(Fact::name)
        .filter(open::containsKey)
        .map(
            name ->
                new WorthKnowing(
                    name,
                    vocabulary.fact(name).orElseThrow().question(),
                    open.get(name),
                    Math.round(settles.get(name) * 10) / 10.0))
        .sorted(Comparator.comparingDouble(WorthKnowing::settles).reversed())
        .toList();
  }
}
