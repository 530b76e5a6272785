package dev.clausewise;

import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.InForce;
import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Diagrams;
import dev.clausewise.engine.Drools;
import dev.clausewise.engine.Judge;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.engine.PolicyModels;
import dev.clausewise.engine.VerdictsRuleUnit;
import dev.clausewise.register.Instrument;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kie.kogito.dmn.DMNKogito;

/** The policies as the service has them, for tests that need no server. Loaded once. */
public final class Policies {
  public static final Vocabulary VOCABULARY = Vocabulary.load();
  public static final FactsReader READER = new FactsReader(VOCABULARY);
  public static final PolicyModels MODELS = models();
  public static final Register REGISTER =
      Register.load(MODELS.models().stream().map(PolicyModel::instrument).toList());
  public static final Judge JUDGE = new Judge(new VerdictsRuleUnit());
  public static final Drools DROOLS = new Drools(() -> MODELS, () -> JUDGE, REGISTER);

  /** As the build compiled them. */
  public static final Diagrams DIAGRAMS = Diagrams.load(VOCABULARY);

  public static final DecisionService SERVICE =
      new DecisionService(VOCABULARY, REGISTER, DIAGRAMS, DROOLS, Clock.systemUTC());

  public static final InForce IN_FORCE = new InForce(VOCABULARY, REGISTER, DIAGRAMS, DROOLS);

  private Policies() {}

  /** A model that is not the one in force, on a runtime of its own. */
  public static PolicyModel model(String dmn) throws IOException {
    Reader vocabulary = Files.newBufferedReader(Path.of("dmn/vocabulary.dmn"));
    return new PolicyModels(
            DMNKogito.createGenericDMNRuntime(Set.of(), false, vocabulary, new StringReader(dmn)))
        .models()
        .iterator()
        .next();
  }

  /** A model compiled as it stands. */
  public static Diagram diagram(PolicyModel model, Instrument instrument) {
    return Diagram.of(model, new Judgments(model, instrument, JUDGE), VOCABULARY);
  }

  private static PolicyModels models() {
    try (Stream<Path> files = Files.list(Path.of("dmn"))) {
      List<Reader> readers = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".dmn")).sorted().toList()) {
        readers.add(Files.newBufferedReader(file));
      }
      return new PolicyModels(
          DMNKogito.createGenericDMNRuntime(Set.of(), false, readers.toArray(Reader[]::new)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
