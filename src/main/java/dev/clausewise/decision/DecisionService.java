package dev.clausewise.decision;

import dev.clausewise.diagram.Classes;
import dev.clausewise.diagram.Diagrams;
import dev.clausewise.diagram.Explored;
import dev.clausewise.diagram.Overall;
import dev.clausewise.diagram.Possible;
import dev.clausewise.diagram.Seen;
import dev.clausewise.engine.Drools;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.Sources;
import dev.clausewise.register.Instrument;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Facts and a day to verdicts over all instruments. Safe for use by many threads. */
public final class DecisionService {
  public static final String DISCLAIMER =
      "Clausewise reports what policies and laws say in our paraphrase, as sourced. It is not legal advice.";

  /** Answers of one instrument to remember for each of all: one takes some kilobytes. */
  private static final int JUDGED = 32;

  private final Clock clock;
  private final Diagrams diagrams;
  private final Deciders deciders;
  private final Questions questions;
  private final String policyVersion;
  private final Remembered<Use, Answer> answers;
  private final Remembered<Seen, Judged> judged;

  /** What a decision depends on, and an interview as well. */
  private record Use(Facts facts, LocalDate asOf, List<String> instruments) {}

  /** What one instrument says, which is the same of every use that it sees the same of. */
  private record Judged(InstrumentDecider.Answer answer, Verdict verdict) {}

  private record Answer(List<Verdict> verdicts, List<String> notEncoded, Interview over) {}

  public DecisionService(
      Vocabulary vocabulary, Register register, Diagrams diagrams, Drools drools, Clock clock) {
    this(vocabulary, register, diagrams, drools, clock, Remembered.MOST, null);
  }

  /** Of the policies of another version. */
  public DecisionService(
      Vocabulary vocabulary,
      Register register,
      Diagrams diagrams,
      Drools drools,
      String policyVersion) {
    this(vocabulary, register, diagrams, drools, Clock.systemUTC(), Remembered.MOST, policyVersion);
  }

  /**
   * @param remembered answers to remember
   */
  DecisionService(
      Vocabulary vocabulary,
      Register register,
      Diagrams diagrams,
      Drools drools,
      Clock clock,
      int remembered) {
    this(vocabulary, register, diagrams, drools, clock, remembered, null);
  }

  /**
   * @param policyVersion null for that of the files on the class path
   */
  DecisionService(
      Vocabulary vocabulary,
      Register register,
      Diagrams diagrams,
      Drools drools,
      Clock clock,
      int remembered,
      String policyVersion) {
    this.clock = clock;
    this.diagrams = diagrams;
    this.deciders = new Deciders(register, diagrams, drools);
    this.questions = new Questions(vocabulary);
    this.answers = new Remembered<>(remembered);
    this.judged = new Remembered<>(remembered * JUDGED);
    this.policyVersion =
        policyVersion == null
            ? "sha256:" + Sources.digest(Sources.of(deciders.instruments()))
            : policyVersion;
  }

  public String policyVersion() {
    return policyVersion;
  }

  /** The day that a request without one asks about: today in UTC. */
  public LocalDate today() {
    return LocalDate.now(clock);
  }

  /**
   * Asks nothing of the instruments but whether there are any of these.
   *
   * @param instruments ids; empty for all
   * @throws UnknownInstrumentException if one is not in the register
   */
  public void known(Collection<String> instruments) {
    deciders.asked(instruments);
  }

  /**
   * Decides over the instruments.
   *
   * @param instruments ids; empty for all. Only instruments in scope have a verdict, unless they
   *     are named here.
   * @param engine that evaluates the facts
   * @throws UnknownInstrumentException if one is not in the register
   */
  public Decision decide(
      Facts facts, LocalDate asOf, Collection<String> instruments, Engine engine) {
    return decision(
        engine == Engine.COMPILED && Remembered.isLittle(facts)
            ? remembered(facts, asOf, instruments)
            : answer(facts, asOf, instruments, engine, Work.unbounded()),
        asOf,
        engine);
  }

  /**
   * Decides by the diagrams if that takes a moment only, and waits for nobody.
   *
   * @return empty if it takes longer: to {@link #decide} then
   * @throws UnknownInstrumentException if one is not in the register
   */
  public Optional<Decision> decideShortly(
      Facts facts, LocalDate asOf, Collection<String> instruments) {
    try {
      Optional<Answer> answer =
          Remembered.isLittle(facts)
              ? answers.ready(new Use(facts, asOf, named(instruments)))
              : Optional.of(answer(facts, asOf, instruments, Engine.COMPILED, Work.shortly()));
      return answer.map(a -> decision(a, asOf, Engine.COMPILED));
    } catch (Work.TooMuchException e) {
      return Optional.empty();
    }
  }

  private Decision decision(Answer answer, LocalDate asOf, Engine engine) {
    Interview over = answer.over();
    return new Decision(
        Ids.next(),
        Instant.now(clock).truncatedTo(ChronoUnit.MILLIS),
        asOf,
        over.outcome(),
        over.determined(),
        over.possibleOutcomes(),
        over.openFacts(),
        over.nextQuestion(),
        answer.verdicts(),
        answer.notEncoded(),
        policyVersion,
        engine,
        DISCLAIMER);
  }

  private Answer remembered(Facts facts, LocalDate asOf, Collection<String> instruments) {
    List<String> named = named(instruments);
    return answers.answer(
        new Use(facts, asOf, named),
        () -> answer(facts, asOf, named, Engine.COMPILED, Work.unbounded()));
  }

  private static List<String> named(Collection<String> instruments) {
    return List.copyOf(new LinkedHashSet<>(instruments));
  }

  private Answer answer(
      Facts facts, LocalDate asOf, Collection<String> instruments, Engine engine, Work work) {
    boolean named = !instruments.isEmpty();
    Classes classes = diagrams.classes(facts, asOf);
    List<Verdict> verdicts = new ArrayList<>();
    List<Explored> all = new ArrayList<>();
    for (InstrumentDecider decider : asked(classes, instruments, engine)) {
      Judged judged = judged(decider, classes, engine, work);
      all.add(judged.answer().explored());
      if (isListed(judged.answer(), named)) {
        verdicts.add(judged.verdict());
      }
    }
    return new Answer(
        List.copyOf(verdicts),
        verdicts.stream().filter(Verdict::isSilent).map(Verdict::instrument).toList(),
        over(all, classes, Set.of(), work));
  }

  /**
   * Those that may say something: named ones always do, and Drools is asked of all. Of the others
   * only those that may apply to the use; the rest would not be listed and changes nothing.
   */
  private List<InstrumentDecider> asked(
      Classes classes, Collection<String> instruments, Engine engine) {
    return instruments.isEmpty() && engine == Engine.COMPILED
        ? deciders.numbered(diagrams.inScope(classes))
        : deciders.asked(instruments);
  }

  private Judged judged(InstrumentDecider decider, Classes classes, Engine engine, Work work) {
    Seen seen =
        engine == Engine.COMPILED ? diagrams.seen(decider.diagram(), classes).orElse(null) : null;
    if (seen == null) {
      work.take(Work.SHORT + 1); // whoever evaluates takes long
      return judged(decider, decider.decide(classes.facts(), classes.asOf(), engine));
    }
    if (work.isBounded()) {
      Optional<Judged> ready = judged.ready(seen);
      if (ready.isPresent()) {
        return ready.get();
      }
      work.take(seen.work());
    }
    return judged.answer(
        seen, () -> judged(decider, decider.cited(decider.diagram().explore(seen))));
  }

  private Judged judged(InstrumentDecider decider, InstrumentDecider.Answer answer) {
    return new Judged(answer, verdict(decider, answer));
  }

  /** Whether an answer tells of an instrument: one that is out of scope is left out. */
  private static boolean isListed(InstrumentDecider.Answer answer, boolean named) {
    return named || !answer.possible().outcomes().equals(Set.of(Outcome.NOT_APPLICABLE));
  }

  /**
   * What is possible over all completions of the facts, and what to ask next.
   *
   * @param instruments ids; empty for all
   * @param skipped facts that nobody can find out, and that are not asked for; they stay open
   * @throws UnknownInstrumentException if one is not in the register
   */
  public Interview interview(
      Facts facts, LocalDate asOf, Collection<String> instruments, Set<String> skipped) {
    if (Remembered.isLittle(facts) && skipped.isEmpty()) {
      return remembered(facts, asOf, instruments).over();
    }
    Classes classes = diagrams.classes(facts, asOf);
    return over(explored(classes, instruments), classes, skipped, Work.unbounded());
  }

  private List<Explored> explored(Classes classes, Collection<String> instruments) {
    return asked(classes, instruments, Engine.COMPILED).stream()
        .map(d -> explored(d, classes))
        .toList();
  }

  private Explored explored(InstrumentDecider decider, Classes classes) {
    return diagrams
        .seen(decider.diagram(), classes)
        .map(decider.diagram()::explore)
        .orElseGet(() -> decider.explore(classes.facts(), classes.asOf()));
  }

  /**
   * How much each open fact is expected to settle.
   *
   * @param instruments ids; empty for all
   * @return the share (0 to 1) of the uncertainty about the outcome, by name; empty if it is
   *     settled
   * @throws UnknownInstrumentException if one is not in the register
   */
  public Map<String, Double> settling(Facts facts, LocalDate asOf, Collection<String> instruments) {
    Classes classes = diagrams.classes(facts, asOf);
    Overall overall = diagrams.overall(explored(classes, instruments), classes);
    return overall.outcomes().size() == 1 ? Map.of() : Map.copyOf(overall.openFacts());
  }

  /**
   * What becomes of a use as days go by. Each instrument is asked on the days on which it may say
   * something else, and on no others.
   *
   * @param instruments ids; empty for all
   * @param from first day; null for the first that can be asked about
   * @param to first day that is not asked about; null for none
   * @throws UnknownInstrumentException if one is not in the register
   * @throws NotProvableException if one has no diagram that is exact
   */
  public Timeline timeline(
      Facts facts, Collection<String> instruments, LocalDate from, LocalDate to) {
    List<InstrumentDecider> asked = deciders.asked(instruments);
    LocalDate first = from == null ? FactsReader.FIRST_DAY : from;
    NavigableSet<LocalDate> days = new TreeSet<>(List.of(first));
    List<Set<LocalDate>> turns = new ArrayList<>();
    for (InstrumentDecider decider : asked) {
      if (!decider.diagram().isExact()) {
        throw new NotProvableException(decider.instrument().id());
      }
      List<LocalDate> its = decider.diagram().turns();
      turns.add(Set.copyOf(its));
      its.stream()
          .filter(day -> day.isAfter(first) && (to == null || day.isBefore(to)))
          .forEach(days::add);
    }
    Timelines timelines = new Timelines(to);
    InstrumentDecider.Answer[] answers = new InstrumentDecider.Answer[asked.size()];
    for (LocalDate day : days) {
      Classes classes = diagrams.classes(facts, day);
      for (int i = 0; i < answers.length; i++) {
        if (answers[i] == null || turns.get(i).contains(day)) {
          answers[i] = judged(asked.get(i), classes, Engine.COMPILED, Work.unbounded()).answer();
        }
      }
      List<Explored> all = Arrays.stream(answers).map(InstrumentDecider.Answer::explored).toList();
      List<Timelines.Cited> findings = new ArrayList<>();
      for (int i = 0; i < answers.length; i++) {
        if (isListed(answers[i], !instruments.isEmpty())) {
          Instrument instrument = asked.get(i).instrument();
          answers[i]
              .findings()
              .forEach(
                  f -> findings.add(new Timelines.Cited(instrument.id(), instrument.title(), f)));
        }
      }
      boolean ever = from == null && day.equals(first);
      timelines.add(
          ever ? null : day,
          new Timelines.Decided(over(all, classes, Set.of(), Work.unbounded()), findings));
    }
    return timelines.timeline();
  }

  /** The strictest over several instruments, and the facts that can still change it. */
  private Interview over(List<Explored> all, Classes classes, Set<String> skipped, Work work) {
    work.take(diagrams.work(all));
    return questions.interview(diagrams.overall(all, classes), skipped);
  }

  private Verdict verdict(InstrumentDecider decider, InstrumentDecider.Answer answer) {
    Possible possible = answer.possible();
    List<String> worth =
        possible.determined() ? List.of() : questions.worthAsking(possible.openFacts());
    return new Verdict(
        decider.instrument().id(),
        decider.instrument().title(),
        possible.outcome(),
        possible.determined(),
        Questions.strictestFirst(possible.outcomes()),
        worth,
        possible.determined() ? null : questions.about(worth.get(0), possible.openFacts()),
        answer.findings(),
        answer.obligations(),
        decider.instrument().openQuestions());
  }
}
