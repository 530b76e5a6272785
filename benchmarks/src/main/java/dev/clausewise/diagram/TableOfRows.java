package dev.clausewise.diagram;

import dev.clausewise.benchmarks.Tables;
import dev.clausewise.diagram.compile.Compiler;
import dev.clausewise.engine.Judge;
import dev.clausewise.engine.Judgments;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.engine.PolicyModels;
import dev.clausewise.engine.Sources;
import dev.clausewise.engine.VerdictsRuleUnit;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.kogito.dmn.DMNKogito;

/** A table compiled as an instrument is. */
public final class TableOfRows {
  /** Beyond that many nodes there is the row index alone, which is what use cases are looked up in. */
  private static final int NODES = 20_000;

  private static final LocalDate DAY = LocalDate.of(2024, 5, 10);

  private final Vocabulary vocabulary = Vocabulary.load();
  private final Diagram diagram;
  private final List<Facts> uses = new ArrayList<>();

  public TableOfRows(Tables tables) {
    String types = new String(Sources.read("dmn/vocabulary.dmn"), StandardCharsets.UTF_8);
    DMNRuntime runtime =
        DMNKogito.createGenericDMNRuntime(
            Set.of(), false, new StringReader(types), new StringReader(tables.policy()));
    PolicyModel model = new PolicyModels(runtime).models().iterator().next();
    model
        .outsideProfile()
        .ifPresent(
            why -> {
              throw new IllegalStateException(why);
            });
    Judgments judgments =
        new Judgments(model, List.of(), new Judge(new VerdictsRuleUnit()));
    this.diagram = new Diagram(Compiler.compile(model, judgments, vocabulary, NODES), vocabulary);
    for (Map<String, String> input : tables.inputs()) {
      uses.add(Facts.known(new HashMap<>(input)));
    }
  }

  /** What is answered of an input: outcome and rows. */
  public Explored answer(int input) {
    return diagram.explore(uses.get(input), DAY).orElseThrow();
  }

  /** Numbers of the rows that stand. */
  public Set<Integer> rows(int input) {
    Set<Integer> rows = new TreeSet<>();
    answer(input).possible().certain().stream().forEach(rows::add);
    return rows;
  }
}
