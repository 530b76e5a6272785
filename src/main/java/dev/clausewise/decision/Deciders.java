package dev.clausewise.decision;

import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Diagrams;
import dev.clausewise.engine.Drools;
import dev.clausewise.register.Instrument;
import dev.clausewise.register.Register;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every instrument that there is a diagram of, each with what decides by it. */
final class Deciders {
  private final Map<String, InstrumentDecider> deciders = new TreeMap<>();

  /** The same in the order of the diagrams. */
  private final List<InstrumentDecider> all;

  /**
   * @throws java.util.NoSuchElementException if the register lacks an instrument
   */
  Deciders(Register register, Diagrams diagrams, Drools drools) {
    for (Diagram diagram : diagrams.all()) {
      Instrument instrument = register.instrument(diagram.instrument()).orElseThrow();
      deciders.put(instrument.id(), new InstrumentDecider(instrument, diagram, drools));
    }
    this.all = List.copyOf(deciders.values());
  }

  Set<String> instruments() {
    return deciders.keySet();
  }

  /**
   * @throws UnknownInstrumentException if there is none
   */
  InstrumentDecider of(String instrument) {
    InstrumentDecider decider = deciders.get(instrument);
    if (decider == null) {
      throw new UnknownInstrumentException(instrument);
    }
    return decider;
  }

  /**
   * Those that a request asks, each once, in its order.
   *
   * @param instruments ids; empty for all
   * @throws UnknownInstrumentException if there is none of one
   */
  List<InstrumentDecider> asked(Collection<String> instruments) {
    return instruments.isEmpty()
        ? all
        : new LinkedHashSet<>(instruments).stream().map(this::of).toList();
  }

  /**
   * Some, in their order.
   *
   * @param numbers as {@link Diagrams#inScope} has them
   */
  List<InstrumentDecider> numbered(BitSet numbers) {
    List<InstrumentDecider> some = new ArrayList<>(numbers.cardinality());
    for (int n = numbers.nextSetBit(0); n >= 0; n = numbers.nextSetBit(n + 1)) {
      some.add(all.get(n));
    }
    return some;
  }
}
