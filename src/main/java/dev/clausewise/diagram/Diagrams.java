package dev.clausewise.diagram;

import dev.clausewise.diagram.compile.Compilation;
import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.compile.CompiledFile;
import dev.clausewise.diagram.function.Universe;
import dev.clausewise.diagram.prove.Proof;
import dev.clausewise.engine.Sources;
import dev.clausewise.register.Instrument;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The diagrams of all instruments. Safe for use by many threads. */
public final class Diagrams {
  /** Lists the ids of all compiled instruments, one a line. */
  public static final String INDEX = "diagrams/index";

  private final Map<String, Diagram> diagrams;
  private final Universe universe;
  private final Together together;
  private final Scope scope;
  private final Vocabulary vocabulary;
  private final Map<String, Proof> proofs = new ConcurrentHashMap<>();

  /** Names of facts that follow from unknown ones: each set of them that was met, once. */
  private final Map<Set<String>, Set<String>> linked = new ConcurrentHashMap<>();

  public Diagrams(Collection<Diagram> all, Vocabulary vocabulary) {
    this(all, vocabulary, Together.MOST_NODES);
  }

  Diagrams(Collection<Diagram> all, Vocabulary vocabulary, int budget) {
    Map<String, Diagram> byId = new TreeMap<>();
    List<Compiled> compiled = new ArrayList<>();
    for (Diagram diagram : all) {
      byId.put(diagram.instrument(), diagram);
      if (diagram.compilation() instanceof Compiled c) {
        compiled.add(c);
      }
    }
    this.vocabulary = vocabulary;
    this.diagrams = Collections.unmodifiableMap(byId);
    this.universe = Universe.of(compiled, Map.of(), vocabulary);
    this.together = new Together(compiled, universe, vocabulary, budget);
    this.scope =
        new Scope(
            byId.values().stream()
                .map(d -> d.compilation() instanceof Compiled c ? c : null)
                .toList(),
            universe);
  }

  /**
   * Reads what the build compiled, from the class path. No model is parsed.
   *
   * @throws IllegalStateException if a diagram is missing, damaged or stale
   */
  public static Diagrams load(Vocabulary vocabulary) {
    return load(vocabulary, Sources::read);
  }

  /**
   * The same of other files than those on the class path.
   *
   * @param files from path to content
   */
  public static Diagrams load(Vocabulary vocabulary, Function<String, byte[]> files) {
    List<Diagram> all = new ArrayList<>();
    for (String id : instruments(files)) {
      all.add(load(id, vocabulary, files));
    }
    return new Diagrams(all, vocabulary);
  }

  /** The ids of all that are compiled. */
  public static List<String> instruments(Function<String, byte[]> files) {
    return new String(files.apply(INDEX), StandardCharsets.UTF_8).lines().toList();
  }

  /** What the build compiled of one instrument; otherwise as {@link #load(Vocabulary)}. */
  public static Diagram load(String id, Vocabulary vocabulary) {
    return load(id, vocabulary, Sources::read);
  }

  private static Diagram load(String id, Vocabulary vocabulary, Function<String, byte[]> files) {
    String path = file(id);
    Compilation compilation =
        CompiledFile.read(
            path, files.apply(path), Sources.digest(Sources.of(List.of(id)), files), vocabulary);
    return new Diagram(compilation, vocabulary);
  }

  /** Where the diagram of an instrument is. */
  public static String file(String instrument) {
    return CompiledFile.path(instrument);
  }

  /** In the order of the ids of their instruments. */
  public Collection<Diagram> all() {
    return diagrams.values();
  }

  public Optional<Diagram> of(String instrument) {
    return Optional.ofNullable(diagrams.get(instrument));
  }

  /** The classes that a use case is of on a day, found once for all diagrams. */
  public Classes classes(Facts facts, LocalDate asOf) {
    return new Classes(facts, asOf, universe.known(facts, asOf), linked(facts.linked().keySet()));
  }

  private Set<String> linked(Set<String> names) {
    Set<String> met = linked.get(names);
    if (met == null) {
      Set<String> kept = Set.copyOf(names);
      Set<String> earlier = linked.putIfAbsent(kept, kept);
      met = earlier == null ? kept : earlier;
    }
    return met;
  }

  /**
   * Those that may apply to a use case, in their order: every other one is not applicable in any
   * completion of its facts. Found by an index: it takes the same however many others there are.
   */
  public BitSet inScope(Classes classes) {
    return BitSet.valueOf(scope.of(classes.known()));
  }

  /**
   * What a diagram sees of a use case.
   *
   * @param diagram one of these
   * @return empty if it is not compiled
   */
  public Optional<Seen> seen(Diagram diagram, Classes classes) {
    return diagram.compilation() instanceof Compiled compiled
        ? Optional.of(diagram.seen(classes.linked(), universe.own(compiled, classes.known())))
        : Optional.empty();
  }

  /** Nodes of the diagrams that would have to be laid over each other. */
  public int work(List<Explored> explored) {
    return together.work(explored);
  }

  /** What several instruments say together of one use case. */
  public Overall overall(List<Explored> explored, Facts facts, LocalDate asOf) {
    return overall(explored, classes(facts, asOf));
  }

  /** What several instruments say together of one use case. */
  public Overall overall(List<Explored> explored, Classes classes) {
    return together.overall(explored, classes);
  }

  /** What holds of every use case by one instrument, the invariants of the policies included. */
  public Proof proof(Instrument instrument) {
    return proofs.computeIfAbsent(instrument.id(), id -> of(id).orElseThrow().proof(instrument));
  }
}
