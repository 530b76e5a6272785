package dev.clausewise.decision;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.clausewise.diagram.Completions;
import dev.clausewise.diagram.Possible;
import dev.clausewise.engine.Judge;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.engine.PolicyModels;
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
import java.util.Collections;
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
  public static final String DROOLS = "drools";
  public static final String DISCLAIMER =
      "Clausewise reports what policies and laws say in our paraphrase, as sourced. It is not legal advice.";

  private final Vocabulary vocabulary;
  private final Clock clock;
  private final Judge judge;
  private final Map<String, Coverage> coverages = new ConcurrentHashMap<>();
  private final Map<String, InstrumentDecider> deciders = new TreeMap<>();
  private final String policyVersion;
  private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

  public DecisionService(
      Vocabulary vocabulary, Register register, PolicyModels models, Judge judge, Clock clock) {
    this.vocabulary = vocabulary;
    this.clock = clock;
    this.judge = judge;
    for (PolicyModel model : models.models()) {
      Instrument instrument = register.instrument(model.instrument()).orElseThrow();
      Judgments judgments = new Judgments(model, instrument, judge);
      Completions completions = new Completions(model, judgments, vocabulary);
      deciders.put(
          instrument.id(), new InstrumentDecider(instrument, model, judgments, completions));
    }
    this.policyVersion = PolicyVersion.of(deciders.keySet());
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
   * @throws UnknownInstrumentException if one is not in the register
   */
  public Decision decide(Facts facts, LocalDate asOf, Collection<String> instruments) {
    boolean named = !instruments.isEmpty();
    List<InstrumentDecider> asked = asked(instruments);
    List<Verdict> verdicts = new ArrayList<>();
    List<Possible> all = new ArrayList<>();
    for (InstrumentDecider decider : asked) {
      InstrumentDecider.Answer answer = decider.decide(facts, asOf);
      all.add(answer.possible());
      if (named || !answer.possible().outcomes().equals(Set.of(Outcome.NOT_APPLICABLE))) {
        verdicts.add(verdict(decider, answer));
      }
    }
    Interview over = over(all);
    return new Decision(
        ids.generate(),
        Instant.now(clock).truncatedTo(ChronoUnit.MILLIS),
        asOf,
        over.outcome(),
        over.determined(),
        over.possibleOutcomes(),
        over.openFacts(),
        over.nextQuestion(),
        List.copyOf(verdicts),
        policyVersion,
        DROOLS,
        DISCLAIMER);
  }

  /**
   * What is possible over all completions of the facts, and what to ask next.
   *
   * @param instruments ids; empty for all
   * @throws UnknownInstrumentException if one is not in the register
   */
  public Interview interview(Facts facts, LocalDate asOf, Collection<String> instruments) {
    return over(asked(instruments).stream().map(d -> d.possible(facts, asOf)).toList());
  }

  /** The strictest over several instruments, and the facts that can still change it. */
  private Interview over(List<Possible> all) {
    Set<Outcome> possible = EnumSet.of(Outcome.NOT_APPLICABLE);
    Outcome floor = Outcome.NOT_APPLICABLE;
    for (Possible one : all) {
      possible = strictest(possible, one.outcomes());
      Outcome mildest = Collections.min(one.outcomes());
      floor = mildest.compareTo(floor) > 0 ? mildest : floor;
    }
    // An instrument that cannot be stricter than another one is for certain changes nothing.
    Outcome atLeast = floor;
    List<Possible> open =
        all.stream()
            .filter(p -> !p.determined() && Collections.max(p.outcomes()).compareTo(atLeast) > 0)
            .toList();
    List<String> openFacts = open.isEmpty() ? List.of() : worthAsking(open);
    boolean determined = possible.size() == 1;
    return new Interview(
        determined ? possible.iterator().next() : Outcome.REVIEW_REQUIRED,
        determined,
        strictestFirst(possible),
        openFacts.isEmpty() ? null : question(openFacts.get(0), open),
        openFacts);
  }

  private List<InstrumentDecider> asked(Collection<String> instruments) {
    if (instruments.isEmpty()) {
      return List.copyOf(deciders.values());
    }
    return new LinkedHashSet<>(instruments)
        .stream()
            .map(id -> decider(id).orElseThrow(() -> new UnknownInstrumentException(id)))
            .toList();
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
    PolicyModel model =
        decider(instrument).orElseThrow(() -> new UnknownInstrumentException(instrument)).model();
    List<Integer> rows = new ArrayList<>();
    for (int row = 1; row <= model.rowCount() && model.outsideProfile().isEmpty(); row++) {
      if (model.output(row).clause().equals(clause)) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** Ids of the use cases that make a row of a clause fire. */
  public Collection<String> cases(String instrument, String clause) {
    InstrumentDecider decider =
        decider(instrument).orElseThrow(() -> new UnknownInstrumentException(instrument));
    Coverage coverage =
        coverages.computeIfAbsent(
            instrument,
            id ->
                new Coverage(
                    decider.model(), decider.instrument(), judge, vocabulary, useCases(id)));
    Set<String> cases = new TreeSet<>();
    rows(instrument, clause).forEach(row -> cases.addAll(coverage.casesOf(row)));
    return cases;
  }

  private static List<UseCase> useCases(String instrument) {
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

  /** The DMN XML that an instrument is answered from. */
  public String model(String instrument) {
    decider(instrument).orElseThrow(() -> new UnknownInstrumentException(instrument));
    return new String(
        PolicyVersion.read(PolicyVersion.modelPath(instrument)),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  private Verdict verdict(InstrumentDecider decider, InstrumentDecider.Answer answer) {
    Possible possible = answer.possible();
    List<Possible> open = possible.determined() ? List.of() : List.of(possible);
    List<String> openFacts = possible.determined() ? List.of() : worthAsking(open);
    return new Verdict(
        decider.instrument().id(),
        decider.instrument().title(),
        possible.outcome(),
        possible.determined(),
        strictestFirst(possible.outcomes()),
        openFacts,
        openFacts.isEmpty() ? null : question(openFacts.get(0), open),
        answer.findings(),
        answer.obligations(),
        decider.instrument().openQuestions());
  }

  /** Every strictest outcome of a pair, one of each side. */
  private static Set<Outcome> strictest(Set<Outcome> one, Set<Outcome> other) {
    Set<Outcome> pairs = EnumSet.noneOf(Outcome.class);
    for (Outcome a : one) {
      for (Outcome b : other) {
        pairs.add(a.compareTo(b) >= 0 ? a : b);
      }
    }
    return pairs;
  }

  private static List<Outcome> strictestFirst(Set<Outcome> outcomes) {
    return outcomes.stream().sorted(Outcome.STRICTEST_FIRST).toList();
  }

  /**
   * Open facts, those first whose answer is expected to settle the most verdicts, then in the order
   * of the vocabulary.
   */
  private List<String> worthAsking(List<Possible> open) {
    List<String> names = new ArrayList<>();
    for (Fact fact : vocabulary.facts()) {
      if (open.stream().anyMatch(p -> p.openFacts().containsKey(fact.name()))) {
        names.add(fact.name());
      }
    }
    names.sort((a, b) -> Double.compare(settles(b, open), settles(a, open)));
    return List.copyOf(names);
  }

  private static double settles(String fact, List<Possible> open) {
    return open.stream().mapToDouble(p -> p.openFacts().getOrDefault(fact, 0.0)).sum()
        / open.size();
  }

  private Question question(String name, List<Possible> open) {
    Fact fact = vocabulary.fact(name).orElseThrow();
    List<?> values = fact.type() == FactType.BOOLEAN ? List.of(true, false) : fact.allowedValues();
    return new Question(
        name, fact.question(), values, Math.round(settles(name, open) * 1000) / 1000.0);
  }
}
