package dev.clausewise.diagram;

import dev.clausewise.diagram.compile.Compiled;
import dev.clausewise.diagram.compile.CompiledFile;
import dev.clausewise.diagram.function.Space;
import dev.clausewise.diagram.prove.Invariant;
import dev.clausewise.diagram.prove.Proof;
import dev.clausewise.diagram.prove.Prover;
import dev.clausewise.engine.Drools;
import dev.clausewise.engine.Judge;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.engine.PolicyModels;
import dev.clausewise.engine.Sources;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kie.kogito.dmn.DMNKogito;

/**
 * Compiles the models of a folder of classes. Run by the build once the classes and resources are
 * there; its argument is that folder.
 */
final class Build {
  private Build() {}

  public static void main(String[] arguments) throws IOException {
    Path classes = Path.of(arguments[0]);
    long began = System.nanoTime();
    Vocabulary vocabulary = Vocabulary.load();
    PolicyModels models = models(classes.resolve("dmn"));
    List<String> ids = models.models().stream().map(PolicyModel::instrument).toList();
    Register register = Register.load(ids);
    Drools drools = new Drools(() -> models, Judge::generated, register);
    Files.createDirectories(classes.resolve(Diagrams.INDEX).getParent());
    int nodes = 0;
    List<Compiled> all = new ArrayList<>();
    for (String id : ids) {
      Diagram diagram = Diagram.of(drools.model(id), drools.judgments(id), vocabulary);
      nodes += diagram.nodeCount();
      diagram.notCompiled().ifPresent(why -> System.out.println(id + " is not compiled: " + why));
      if (diagram.compilation() instanceof Compiled compiled) {
        all.add(compiled);
      }
      byte[] file =
          CompiledFile.write(diagram.compilation(), Sources.digest(Sources.of(List.of(id))));
      Files.write(classes.resolve(CompiledFile.path(id)), file);
    }
    Files.writeString(classes.resolve(Diagrams.INDEX), String.join("\n", ids) + "\n");
    System.out.printf(
        "compiled %d instruments into %,d nodes in %.1f s%n",
        ids.size(), nodes, (System.nanoTime() - began) / 1e9);
    if (!prove(all, register, vocabulary)) {
      System.exit(1);
    }
  }

  /** Proves every invariant; what does not hold is told with a use case that shows it. */
  private static boolean prove(List<Compiled> all, Register register, Vocabulary vocabulary) {
    long began = System.nanoTime();
    Prover prover =
        new Prover(
            vocabulary,
            Invariant.load(all.stream().map(Compiled::instrument).toList(), vocabulary));
    int held = 0;
    int broken = 0;
    for (Compiled compiled : all) {
      Proof proof =
          prover.prove(compiled, register.instrument(compiled.instrument()).orElseThrow());
      proof.lint().forEach(System.out::println);
      held += report(proof.invariants(), compiled.instrument());
      broken += proof.invariants().size();
    }
    List<Proof.Checked> together = prover.checkTogether(all);
    held += report(together, "all instruments");
    broken += together.size() - held;
    System.out.printf(
        "proved %d invariants of %d instruments in %.1f s%n",
        held, all.size(), (System.nanoTime() - began) / 1e9);
    if (broken > 0) {
      System.out.printf("%d invariants do not hold%n", broken);
    }
    return broken == 0;
  }

  private static int report(List<Proof.Checked> checked, String instrument) {
    int held = 0;
    for (Proof.Checked one : checked) {
      if (one.holds()) {
        held++;
      } else {
        System.out.printf(
            "%s: invariant %s does not hold: %s%nA use case that shows it, to be posted or kept as a case:%n%s",
            instrument,
            one.id(),
            one.says(),
            Space.asCase(
                "counterexample-" + one.id(),
                one.counterexample(),
                instrument,
                one.outcome().json()));
      }
    }
    return held;
  }

  private static PolicyModels models(Path folder) throws IOException {
    List<Reader> readers = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".dmn")).sorted().toList()) {
        readers.add(Files.newBufferedReader(file));
      }
    }
    return new PolicyModels(
        DMNKogito.createGenericDMNRuntime(Set.of(), false, readers.toArray(Reader[]::new)));
  }
}
