package dev.clausewise.decision;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Diagrams;
import dev.clausewise.diagram.Explored;
import dev.clausewise.diagram.Overall;
import dev.clausewise.diagram.Possible;
import dev.clausewise.diagram.prove.Proof;
import dev.clausewise.engine.Drools;
import dev.clausewise.engine.Finding;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.Sources;
import dev.clausewise.register.Instrument;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.FactType;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Facts and a day to verdicts over all instruments. Safe for use by many threads. */
public final class DecisionService {
  public static final String DISCLAIMER =
      "Clausewise reports what policies and laws say in our paraphrase, as sourced. It is not legal advice.";

  /**
   * Known facts up to which a use is dear to decide and asked about often. With more of them little
   * is left of the diagrams.
   */
  static final int FEW_FACTS = 6;

  /** Answers to remember of each kind: the largest, with nothing known, takes some 100 kB. */
  static final int MOST_REMEMBERED = 64;

  /** Where somebody is: seldom theirs to choose. */
  private static final Set<FactType> PLACES =
      EnumSet.of(FactType.COUNTRY, FactType.SUBDIVISION, FactType.TEXT);

  private final Vocabulary vocabulary;
  private final Clock clock;
  private final Diagrams diagrams;
  private final Drools drools;
  private final Map<String, Coverage> coverages = new ConcurrentHashMap<>();
  private final Map<String, InstrumentDecider> deciders = new TreeMap<>();
  private final String policyVersion;
  private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();
  private final Remembered<Use, Answer> answers;
  private final Remembered<Change, Counterfactuals> changes;

  /** What a decision depends on, and an interview as well. */
  private record Use(Facts facts, LocalDate asOf, List<String> instruments) {}

  private record Answer(List<Verdict> verdicts, Interview over) {}

  private record Change(
      Facts facts, LocalDate asOf, String instrument, Outcome target, Set<String> changeable) {}

  public DecisionService(
      Vocabulary vocabulary, Register register, Diagrams diagrams, Drools drools, Clock clock) {
    this(vocabulary, register, diagrams, drools, clock, MOST_REMEMBERED);
  }

  /**
   * @param remembered answers to remember of each kind
   */
  DecisionService(
      Vocabulary vocabulary,
      Register register,
      Diagrams diagrams,
      Drools drools,
      Clock clock,
      int remembered) {
    this.answers = new Remembered<>(remembered);
    this.changes = new Remembered<>(remembered);
    this.vocabulary = vocabulary;
    this.clock = clock;
    this.diagrams = diagrams;
    this.drools = drools;
    for (Diagram diagram : diagrams.all()) {
      Instrument instrument = register.instrument(diagram.instrument()).orElseThrow();
      deciders.put(instrument.id(), new InstrumentDecider(instrument, diagram, drools));
    }
    this.policyVersion = "sha256:" + Sources.digest(Sources.of(deciders.keySet()));
  }

  public String policyVersion() {
    return policyVersion;
  }

  /** The day that a request without one asks about: today in UTC. */
  public LocalDate today() {
    return LocalDate.now(clock);
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
    Answer answer =
        engine == Engine.COMPILED && isLittle(facts)
            ? remembered(facts, asOf, instruments)
            : answer(facts, asOf, instruments, engine);
    Interview over = answer.over();
    return new Decision(
        ids.generate(),
        Instant.now(clock).truncatedTo(ChronoUnit.MILLIS),
        asOf,
        over.outcome(),
        over.determined(),
        over.possibleOutcomes(),
        over.openFacts(),
        over.nextQuestion(),
        answer.verdicts(),
        policyVersion,
        engine,
        DISCLAIMER);
  }

  private static boolean isLittle(Facts facts) {
    return facts.known().size() <= FEW_FACTS;
  }

  private Answer remembered(Facts facts, LocalDate asOf, Collection<String> instruments) {
    List<String> named = List.copyOf(new LinkedHashSet<>(instruments));
    return answers.answer(
        new Use(facts, asOf, named), () -> answer(facts, asOf, named, Engine.COMPILED));
  }

  private Answer answer(
      Facts facts, LocalDate asOf, Collection<String> instruments, Engine engine) {
    boolean named = !instruments.isEmpty();
    List<Verdict> verdicts = new ArrayList<>();
    List<Explored> all = new ArrayList<>();
    for (InstrumentDecider decider : asked(instruments)) {
      InstrumentDecider.Answer answer = decider.decide(facts, asOf, engine);
      all.add(answer.explored());
      if (named || !answer.possible().outcomes().equals(Set.of(Outcome.NOT_APPLICABLE))) {
        verdicts.add(verdict(decider, answer));
      }
    }
    return new Answer(List.copyOf(verdicts), over(all, facts, asOf));
  }

  /**
   * What is possible over all completions of the facts, and what to ask next.
   *
   * @param instruments ids; empty for all
   * @throws UnknownInstrumentException if one is not in the register
   */
  public Interview interview(Facts facts, LocalDate asOf, Collection<String> instruments) {
    return isLittle(facts)
        ? remembered(facts, asOf, instruments).over()
        : over(asked(instruments).stream().map(d -> d.explore(facts, asOf)).toList(), facts, asOf);
  }

  /** The strictest over several instruments, and the facts that can still change it. */
  private Interview over(List<Explored> all, Facts facts, LocalDate asOf) {
    Overall overall = diagrams.overall(all, facts, asOf);
    boolean determined = overall.outcomes().size() == 1;
    List<String> worth = determined ? List.of() : worthAsking(overall.openFacts());
    return new Interview(
        determined ? overall.outcomes().iterator().next() : Outcome.REVIEW_REQUIRED,
        determined,
        strictestFirst(overall.outcomes()),
        determined ? null : question(worth.get(0), overall.openFacts()),
        worth);
  }

  /**
   * The smallest changes of facts that give another outcome of one instrument.
   *
   * @param target the outcome wanted; null for any that is milder than the present one
   * @param mayChange names of facts that may change although they are not the user's to choose: of
   *     places, and {@code asOf}
   */
  public Counterfactuals counterfactuals(
      Facts facts,
      LocalDate asOf,
      String instrument,
      Outcome target,
      Collection<String> mayChange) {
    InstrumentDecider decider = known(instrument);
    Set<String> changeable = new LinkedHashSet<>(mayChange);
    vocabulary.facts().stream()
        .filter(f -> !PLACES.contains(f.type()))
        .forEach(f -> changeable.add(f.name()));
    return isLittle(facts)
        ? changes.answer(
            new Change(facts, asOf, instrument, target, changeable),
            () -> changes(decider, facts, asOf, target, changeable))
        : changes(decider, facts, asOf, target, changeable);
  }

  private static Counterfactuals changes(
      InstrumentDecider decider,
      Facts facts,
      LocalDate asOf,
      Outcome target,
      Set<String> changeable) {
    Outcome now = decider.explore(facts, asOf).possible().outcome();
    Set<Outcome> wanted = EnumSet.noneOf(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      if (target == null ? outcome.compareTo(now) < 0 : outcome == target && outcome != now) {
        wanted.add(outcome);
      }
    }
    return new Counterfactuals(
        now,
        wanted.isEmpty()
            ? List.of()
            : decider.diagram().counterfactuals(facts, asOf, wanted, changeable));
  }

  /**
   * An instrument as it is in force.
   *
   * @throws UnknownInstrumentException if it is not in the register
   */
  public Diagram inForce(String instrument) {
    return known(instrument).diagram();
  }

  /** What holds of every use case by an instrument. */
  public Proof proof(String instrument) {
    return diagrams.proof(known(instrument).instrument());
  }

  private InstrumentDecider known(String instrument) {
    return decider(instrument).orElseThrow(() -> new UnknownInstrumentException(instrument));
  }

  private List<InstrumentDecider> asked(Collection<String> instruments) {
    if (instruments.isEmpty()) {
      return List.copyOf(deciders.values());
    }
    return new LinkedHashSet<>(instruments).stream().map(this::known).toList();
  }

  /**
   * The findings of one instrument's model on facts of which none that matters to them is unknown.
   *
   * @return every fact with a value, the unknown ones with one that makes no difference; empty if
   *     an unknown fact does make one
   */
  public Optional<Map<String, Object>> settledFacts(
      String instrument, Facts facts, LocalDate asOf) {
    return decider(instrument).flatMap(d -> d.settledFacts(facts, asOf));
  }

  /** The unknown facts that an instrument's model looks at and that may change its findings. */
  public List<String> unsettledFacts(String instrument, Facts facts, LocalDate asOf) {
    return decider(instrument).map(d -> d.unsettledFacts(facts, asOf)).orElse(List.of());
  }

  Optional<InstrumentDecider> decider(String instrument) {
    return Optional.ofNullable(deciders.get(instrument));
  }

  /** Where the rows that implement a clause stand; 1-based. */
  public List<Integer> rows(String instrument, String clause) {
    return known(instrument).diagram().rows().stream()
        .filter(row -> row.clause().equals(clause))
        .map(Finding::row)
        .toList();
  }

  /** Ids of the use cases that make a row of a clause fire. */
  public Collection<String> cases(String instrument, String clause) {
    InstrumentDecider decider = known(instrument);
    Coverage coverage =
        coverages.computeIfAbsent(
            instrument,
            id -> new Coverage(decider.diagram(), decider.instrument(), vocabulary, useCases(id)));
    Set<String> cases = new TreeSet<>();
    rows(instrument, clause).forEach(row -> cases.addAll(coverage.casesOf(row)));
    return cases;
  }

  /** The use cases that come with the application and expect something of an instrument. */
  public static List<UseCase> useCases(String instrument) {
    List<UseCase> all = new ArrayList<>();
    for (String path :
        List.of("cases/given.yaml", "cases/" + instrument.toLowerCase(Locale.ROOT) + ".yaml")) {
      try (InputStream yaml = DecisionService.class.getClassLoader().getResourceAsStream(path)) {
        all.addAll(yaml == null ? List.of() : UseCase.read(yaml));
      } catch (IOException e) {
        throw new UncheckedIOException(path, e);
      }
    }
    return all;
  }

  /**
   * Makes sure that whatever evaluates a model does so strictly, and loads the models if need be.
   */
  public void prepareModels() {
    drools.models();
  }

  /** The DMN XML that an instrument is answered from. */
  public String model(String instrument) {
    known(instrument);
    return new String(
        Sources.read(Sources.model(instrument)), java.nio.charset.StandardCharsets.UTF_8);
  }

  private Verdict verdict(InstrumentDecider decider, InstrumentDecider.Answer answer) {
    Possible possible = answer.possible();
    List<String> worth = possible.determined() ? List.of() : worthAsking(possible.openFacts());
    return new Verdict(
        decider.instrument().id(),
        decider.instrument().title(),
        possible.outcome(),
        possible.determined(),
        strictestFirst(possible.outcomes()),
        worth,
        possible.determined() ? null : question(worth.get(0), possible.openFacts()),
        answer.findings(),
        answer.obligations(),
        decider.instrument().openQuestions());
  }

  private static List<Outcome> strictestFirst(Set<Outcome> outcomes) {
    return outcomes.stream().sorted(Outcome.STRICTEST_FIRST).toList();
  }

  /**
   * Open facts, those first whose answer is expected to settle the most, then in the order of the
   * vocabulary.
   */
  private List<String> worthAsking(Map<String, Double> open) {
    List<String> names = new ArrayList<>();
    for (Fact fact : vocabulary.facts()) {
      if (open.containsKey(fact.name())) {
        names.add(fact.name());
      }
    }
    names.sort((a, b) -> Double.compare(open.get(b), open.get(a)));
    return List.copyOf(names);
  }

  private Question question(String name, Map<String, Double> open) {
    Fact fact = vocabulary.fact(name).orElseThrow();
    List<?> values = fact.type() == FactType.BOOLEAN ? List.of(true, false) : fact.allowedValues();
    return new Question(name, fact.question(), values, Math.round(open.get(name) * 1000) / 1000.0);
  }
}
