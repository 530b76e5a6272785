package dev.clausewise.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.decision.Decision;
import dev.clausewise.decision.Engine;
import dev.clausewise.decision.UnknownInstrumentException;
import dev.clausewise.ledger.Use;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.CanonicalFacts;
import dev.clausewise.vocabulary.FactsException;
import dev.clausewise.workbench.Draft;
import dev.clausewise.workbench.Workbench;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What becomes of recorded decisions by the policies of now, of another day, or of a draft.
 *
 * @param records that were decided again
 * @param left records that could not be: facts that were erased, or that these policies have not
 * @param changed records with another outcome
 * @param changes how many went from which outcome to which
 * @param examples some of them
 * @param next what to ask for to go on; null at the end
 */
@RegisterForReflection
public record Impact(
    long records,
    long left,
    long changed,
    List<Change> changes,
    List<Example> examples,
    @JsonInclude(JsonInclude.Include.NON_NULL) String next) {
  private static final int MOST_EXAMPLES = 20;

  /**
   * So many decisions went from one outcome to another.
   *
   * @param reported whether they are of reports about policies alone, which prohibit and permit
   *     nothing themselves
   */
  @RegisterForReflection
  public record Change(
      String from,
      String to,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean reported,
      long records) {}

  /** One of them. */
  @RegisterForReflection
  public record Example(
      String id,
      String from,
      String to,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean reported) {}

  /** A change without its number. */
  private record Kind(String from, String to, boolean reported) implements Comparable<Kind> {
    private static final Comparator<Kind> ORDER =
        Comparator.comparing(Kind::from).thenComparing(Kind::to).thenComparing(Kind::reported);

    @Override
    public int compareTo(Kind other) {
      return ORDER.compare(this, other);
    }
  }

  private static List<Change> changes(Map<Kind, Long> numbers) {
    return numbers.entrySet().stream()
        .map(n -> new Change(n.getKey().from, n.getKey().to, n.getKey().reported, n.getValue()))
        .toList();
  }

  /** What is counted on the way. */
  private static final class Count {
    private final List<Use> uses;
    private final Set<String> reports;
    private long records;
    private final Map<Kind, Long> changes = new TreeMap<>();
    private final List<Example> examples = new ArrayList<>();

    Count(List<Use> uses, Set<String> reports) {
      this.uses = uses;
      this.reports = reports;
    }

    /**
     * @param asked instruments that it was decided by; empty for all
     */
    void add(Use use, List<String> asked, String from, String to) {
      records++;
      if (!to.equals(from)) {
        boolean reported = Register.isOfReports(asked, reports);
        changes.merge(new Kind(from, to, reported), 1L, Long::sum);
        if (examples.size() < MOST_EXAMPLES) {
          examples.add(new Example(use.id(), from, to, reported));
        }
      }
    }

    Impact impact(String next) {
      List<Change> all = changes(changes);
      return new Impact(
          records,
          uses.size() - records,
          all.stream().mapToLong(Change::records).sum(),
          all,
          examples,
          next);
    }
  }

  /**
   * @param reports ids of instruments that are reports about policies
   * @param asOf null for the day that each was asked about
   * @param next null at the end
   */
  static Impact on(
      List<Use> uses,
      PolicyVersions.Version policies,
      Set<String> reports,
      LocalDate asOf,
      String next) {
    Count count = new Count(uses, reports);
    for (Use use : uses) {
      decided(use, policies, asOf, use.instruments())
          .ifPresent(now -> count.add(use, use.instruments(), use.outcome(), now.outcome().json()));
    }
    return count.impact(next);
  }

  /**
   * Of a draft, over what was asked of its instrument: from what the one in force makes of a use to
   * what the draft does, as {@code POST /v1/differences} compares them.
   *
   * @param reports ids of instruments that are reports about policies
   * @param asOf null for the day that each was asked about
   * @param next null at the end
   */
  static Impact of(
      Draft draft,
      Workbench workbench,
      List<Use> uses,
      PolicyVersions.Version policies,
      Set<String> reports,
      LocalDate asOf,
      String next) {
    String instrument = draft.instrument();
    List<Use> asked =
        uses.stream()
            .filter(u -> u.instruments().isEmpty() || u.instruments().contains(instrument))
            .toList();
    List<Use> decided = new ArrayList<>();
    List<String> before = new ArrayList<>();
    List<Workbench.Use> sent = new ArrayList<>();
    for (Use use : asked) {
      decided(use, policies, asOf, List.of(instrument))
          .ifPresent(
              now -> {
                decided.add(use);
                before.add(now.outcome().json());
                sent.add(
                    new Workbench.Use(
                        use.facts(), asOf == null ? LocalDate.parse(use.asOf()) : asOf));
              });
    }
    List<String> after = sent.isEmpty() ? List.of() : workbench.outcomes(draft, sent);
    Count count = new Count(asked, reports);
    for (int i = 0; i < after.size(); i++) {
      if (after.get(i) != null) {
        count.add(decided.get(i), List.of(instrument), before.get(i), after.get(i));
      }
    }
    return count.impact(next);
  }

  /** Both together, with what is to be asked for to go on after the other. */
  Impact and(Impact other) {
    Map<Kind, Long> sums = new TreeMap<>();
    for (Impact one : List.of(this, other)) {
      for (Change change : one.changes) {
        sums.merge(new Kind(change.from, change.to, change.reported), change.records, Long::sum);
      }
    }
    List<Example> some = new ArrayList<>(examples);
    some.addAll(other.examples);
    return new Impact(
        records + other.records,
        left + other.left,
        changed + other.changed,
        changes(sums),
        List.copyOf(some.subList(0, Math.min(MOST_EXAMPLES, some.size()))),
        other.next);
  }

  private static Optional<Decision> decided(
      Use use, PolicyVersions.Version policies, LocalDate asOf, List<String> instruments) {
    if (use.facts() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          policies
              .decisions()
              .decide(
                  CanonicalFacts.read(use.facts(), policies.vocabulary()),
                  asOf == null ? LocalDate.parse(use.asOf()) : asOf,
                  instruments,
                  Engine.COMPILED));
    } catch (FactsException | UnknownInstrumentException e) {
      return Optional.empty();
    }
  }
}
