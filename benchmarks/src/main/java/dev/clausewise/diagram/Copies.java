package dev.clausewise.diagram;

import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Larger libraries, of which as many instruments are in scope of a use case as before. */
public final class Copies {
  private Copies() {}

  /** The instruments, and those that are not in scope again and again under other names. */
  public static Diagrams of(
      Diagrams diagrams, int count, Facts facts, LocalDate asOf, Vocabulary vocabulary) {
    List<Diagram> all = new ArrayList<>(diagrams.all());
    BitSet inScope = diagrams.inScope(diagrams.classes(facts, asOf));
    List<Compiled> outside = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!inScope.get(i)) {
        outside.add((Compiled) all.get(i).compilation());
      }
    }
    for (int i = 0; all.size() < count; i++) {
      Compiled c = outside.get(i % outside.size());
      all.add(
          new Diagram(
              new Compiled(
                  c.instrument() + "-COPY" + i / outside.size(),
                  c.variables(),
                  c.nodes(),
                  c.columns(),
                  c.accepted(),
                  c.rows(),
                  c.alone(),
                  c.obliges(),
                  c.threats(),
                  c.silence(),
                  c.fires(),
                  c.stands(),
                  c.outcome()),
              vocabulary));
    }
    return new Diagrams(all, vocabulary);
  }
}
