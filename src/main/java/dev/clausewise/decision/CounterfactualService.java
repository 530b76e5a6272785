package dev.clausewise.decision;

import dev.clausewise.diagram.Diagrams;
import dev.clausewise.engine.Drools;
import dev.clausewise.engine.Outcome;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What would have to be otherwise for another outcome of one instrument. Safe for use by many
 * threads.
 */
public final class CounterfactualService {
  private final Vocabulary vocabulary;
  private final Deciders deciders;
  private final Remembered<Change, Counterfactuals> remembered;

  private record Change(
      Facts facts, LocalDate asOf, String instrument, Outcome target, Set<String> changeable) {}

  public CounterfactualService(
      Vocabulary vocabulary, Register register, Diagrams diagrams, Drools drools) {
    this(vocabulary, register, diagrams, drools, Remembered.MOST);
  }

  /**
   * @param remembered answers to remember
   */
  CounterfactualService(
      Vocabulary vocabulary, Register register, Diagrams diagrams, Drools drools, int remembered) {
    this.vocabulary = vocabulary;
    this.deciders = new Deciders(register, diagrams, drools);
    this.remembered = new Remembered<>(remembered);
  }

  /**
   * The smallest changes of facts that give another outcome of one instrument.
   *
   * @param target the outcome wanted; null for any that is milder than the present one
   * @param mayChange names of facts that may change although they are not the user's to choose: of
   *     places, and {@code asOf}
   * @throws UnknownInstrumentException if it is not in the register
   */
  public Counterfactuals counterfactuals(
      Facts facts,
      LocalDate asOf,
      String instrument,
      Outcome target,
      Collection<String> mayChange) {
    InstrumentDecider decider = deciders.of(instrument);
    Set<String> changeable = new LinkedHashSet<>(mayChange);
    vocabulary.facts().stream().filter(f -> !f.isPlace()).forEach(f -> changeable.add(f.name()));
    return Remembered.isLittle(facts)
        ? remembered.answer(
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
}
