package dev.clausewise.engine;

import dev.clausewise.engine.reading.FeelTexts;
import dev.clausewise.vocabulary.Constants;
import dev.clausewise.vocabulary.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.UnaryTests;

/**
 * The DMN model of one instrument: a decision table {@code Findings} whose rows are clauses, over
 * facts, derived facts and the day. Everything here is asked of Drools: whole evaluations, values
 * of columns, and which rows a value satisfies.
 */
public final class PolicyModel {
  public static final String FINDINGS = "Findings";
  public static final String FACTS = "facts";
  public static final String AS_OF = Fact.DAY;
  private static final int MOST_REMEMBERED = 20_000;

  private final DMNRuntime runtime;
  private final DMNModel model;
  private final FiredRows fired;
  private final List<Column> columns = new ArrayList<>();
  private final List<List<List<UnaryTest>>> cells = new ArrayList<>();
  private final List<BitSet> open = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final int rows;
  private final boolean looksAtEverything;
  private final Set<String> looksAt = new LinkedHashSet<>();
  private final Map<String, List<String>> textsNaming = new HashMap<>();
  private final Set<String> foldingCase = new HashSet<>();
  private final String outsideProfile;
  private final List<Map<Object, BitSet>> accepting = new ArrayList<>();
  private final DerivedFacts derived;
  private final EvaluationContext cellContext;
  private final List<Finding> outputs;

  /**
   * @param fired a listener that the runtime has
   * @throws PolicyProfileException if the model has no table of findings to read
   */
  PolicyModel(DMNRuntime runtime, DMNModel model, FiredRows fired) {
    this.runtime = runtime;
    this.model = model;
    this.fired = fired;
    if (model.hasErrors()) {
      throw new PolicyProfileException(
          model.getName() + ": " + model.getMessages(DMNMessage.Severity.ERROR));
    }
    Map<String, Decision> decisions = new HashMap<>();
    model.getDecisions().stream()
        .map(node -> ((org.kie.dmn.core.ast.DecisionNodeImpl) node).getDecision())
        .forEach(d -> decisions.put(d.getName(), d));
    DecisionTable table = table(decisions);
    this.rows = table.getRule().size();
    this.cellContext = new EvaluationContextImpl(NoClasses.INSTANCE, null, FEELDialect.FEEL);
    Map<String, Optional<Set<String>>> memo = new HashMap<>();
    boolean everything = false;
    String outside = null;
    for (int i = 0; i < table.getInput().size(); i++) {
      String expression = table.getInput().get(i).getInputExpression().getText().strip();
      Optional<Set<String>> facts = looksAt(expression, decisions, memo);
      everything |= facts.isEmpty();
      columns.add(new Column(i, expression));
      facts.ifPresent(looksAt::addAll);
      accepting.add(new ConcurrentHashMap<>());
      boolean simple =
          expression.equals(AS_OF)
              || expression.matches("facts\\.\\w+")
              || decisions.containsKey(expression);
      if (!simple && outside == null) {
        outside = "column " + (i + 1) + " is an expression: name a decision for " + expression;
      }
    }
    FEEL feel = FEELBuilder.builder().withClassloader(NoClasses.INSTANCE).build();
    this.derived = new DerivedFacts(decisions.values(), feel);
    for (int i = 0; i < columns.size(); i++) {
      List<List<UnaryTest>> column = new ArrayList<>();
      BitSet any = new BitSet(rows);
      for (int r = 0; r < rows; r++) {
        String cell = table.getRule().get(r).getInputEntry().get(i).getText().strip();
        Optional<String> foreign = FeelTexts.outsideProfile(cell, List.of());
        boolean names =
            FeelTexts.facts(cell).map(s -> !s.isEmpty()).orElse(true)
                || FeelTexts.namesTheDay(cell);
        if ((foreign.isPresent() || names) && outside == null) {
          outside =
              "row "
                  + (r + 1)
                  + ", column "
                  + (i + 1)
                  + " does not compare with constants: "
                  + cell;
        }
        everything |= names;
        texts.add(cell);
        remember(columns.get(i).expression(), cell);
        if (cell.equals("-")) {
          any.set(r);
          column.add(List.of());
        } else {
          column.add(outside == null ? feel.evaluateUnaryTests(cell) : List.of());
        }
      }
      cells.add(column);
      open.add(any);
    }
    for (Decision decision : decisions.values()) {
      if (decision.getName().equals(FINDINGS)) {
        continue;
      }
      for (String text : texts(decision)) {
        texts.add(text);
        remember(text, text);
        Optional<String> foreign = FeelTexts.outsideProfile(text, decisions.keySet());
        if (!(decision.getExpression() instanceof LiteralExpression) && outside == null) {
          outside = "decision " + decision.getName() + " is not a literal expression";
        }
        if (foreign.isPresent() && outside == null) {
          outside =
              "decision "
                  + decision.getName()
                  + " uses "
                  + foreign.get()
                  + ", which is not in the safe list";
        }
      }
    }
    textsNaming.forEach(
        (fact, naming) -> {
          if (naming.stream().allMatch(t -> FeelTexts.onlyInLowerCase(t, fact))) {
            foldingCase.add(fact);
          }
        });
    this.outputs = outputs(table);
    if (outputs == null && outside == null) {
      outside = "the outputs of " + FINDINGS + " are not constants";
    }
    this.looksAtEverything = everything;
    this.outsideProfile = outside;
  }

  private DecisionTable table(Map<String, Decision> decisions) {
    Decision findings = decisions.get(FINDINGS);
    if (findings == null || !(findings.getExpression() instanceof DecisionTable table)) {
      throw new PolicyProfileException(
          model.getName() + ": a policy model has a decision table named " + FINDINGS);
    }
    if (table.getHitPolicy() != HitPolicy.COLLECT || table.getAggregation() != null) {
      throw new PolicyProfileException(
          model.getName() + ": " + FINDINGS + " has hit policy COLLECT without aggregation");
    }
    List<String> names = table.getOutput().stream().map(o -> o.getName()).toList();
    if (!names.equals(List.of("clause", "effect", "condition"))) {
      throw new PolicyProfileException(
          model.getName()
              + ": "
              + FINDINGS
              + " has the outputs clause, effect, condition, not "
              + names);
    }
    return table;
  }

  /** A text that is compared with what an expression names. */
  private void remember(String expression, String text) {
    Set<String> names = new HashSet<>(FeelTexts.facts(expression).orElse(Set.of()));
    if (FeelTexts.namesTheDay(expression)) {
      names.add(AS_OF);
    }
    names.forEach(n -> textsNaming.computeIfAbsent(n, k -> new ArrayList<>()).add(text));
  }

  /** Null unless every output is a string constant. */
  private static List<Finding> outputs(DecisionTable table) {
    List<Finding> outputs = new ArrayList<>();
    for (int r = 0; r < table.getRule().size(); r++) {
      DecisionRule rule = table.getRule().get(r);
      List<String> values = new ArrayList<>();
      for (LiteralExpression entry : rule.getOutputEntry()) {
        String text = entry.getText().strip();
        if (!text.matches("\"[^\"]*\"")) {
          return null;
        }
        values.add(text.substring(1, text.length() - 1));
      }
      outputs.add(Finding.of(r + 1, values.get(0), values.get(1), values.get(2)));
    }
    return outputs;
  }

  /** The facts an expression depends on, through decisions; empty if that may be any fact. */
  private static Optional<Set<String>> looksAt(
      String expression, Map<String, Decision> decisions, Map<String, Optional<Set<String>>> memo) {
    Optional<Set<String>> own = FeelTexts.facts(expression);
    if (own.isEmpty()) {
      return own;
    }
    Set<String> all = new LinkedHashSet<>(own.get());
    if (FeelTexts.namesTheDay(expression)) {
      all.add(AS_OF);
    }
    for (Decision decision : decisions.values()) {
      String name = decision.getName();
      if (!FeelTexts.names(expression, name)) {
        continue;
      }
      if (!memo.containsKey(name)) {
        memo.put(name, Optional.empty());
        Set<String> through = new LinkedHashSet<>();
        boolean anything = false;
        for (String text : texts(decision)) {
          Optional<Set<String>> part = looksAt(text, decisions, memo);
          anything |= part.isEmpty();
          part.ifPresent(through::addAll);
        }
        memo.put(name, anything ? Optional.empty() : Optional.of(through));
      }
      if (memo.get(name).isEmpty()) {
        return Optional.empty();
      }
      all.addAll(memo.get(name).get());
    }
    return Optional.of(all);
  }

  private static List<String> texts(Decision decision) {
    return walk(decision.getExpression())
        .map(
            e ->
                e instanceof LiteralExpression literal
                    ? literal.getText()
                    : e instanceof UnaryTests tests ? tests.getText() : null)
        .filter(t -> t != null && !t.isBlank() && !t.strip().equals("-"))
        .toList();
  }

  private static Stream<DMNModelInstrumentedBase> walk(DMNModelInstrumentedBase element) {
    return Stream.concat(
        Stream.of(element), element.getChildren().stream().flatMap(PolicyModel::walk));
  }

  /** Id of the instrument: the model's name. */
  public String instrument() {
    return model.getName();
  }

  /** Input columns in table order. */
  public List<Column> columns() {
    return List.copyOf(columns);
  }

  public int rowCount() {
    return rows;
  }

  /** Whether it may look at a fact. */
  public boolean looksAt(String fact) {
    return looksAtEverything || looksAt.contains(fact);
  }

  /**
   * Why its answers about unknown facts cannot be exact: the place that is not of the policy
   * profile; empty if it is.
   */
  public Optional<String> outsideProfile() {
    return Optional.ofNullable(outsideProfile);
  }

  /** What a row says if it fires; only for models of the policy profile. */
  public Finding output(int row) {
    return outputs.get(row - 1);
  }

  /** The days that the model names, and the day before and after each. */
  public Set<LocalDate> daysNamed() {
    Set<LocalDate> days = new TreeSet<>();
    FeelTexts.dates(texts).forEach(d -> days.addAll(List.of(d.minusDays(1), d, d.plusDays(1))));
    return days;
  }

  /** Rows (0-based) whose cell in a column accepts every value. */
  public BitSet indifferent(int column) {
    return (BitSet) open.get(column).clone();
  }

  /**
   * Rows (0-based) whose cell in a column accepts a value, as FEEL evaluates the cell. Only for
   * models of the policy profile.
   *
   * @param value of the column, not null
   */
  public BitSet accepting(int column, Object value) {
    Map<Object, BitSet> known = accepting.get(column);
    BitSet accepted = known.get(value);
    if (accepted == null) {
      accepted = test(column, value);
      if (known.size() < MOST_REMEMBERED) {
        known.put(value, accepted);
      }
    }
    return (BitSet) accepted.clone();
  }

  private BitSet test(int column, Object value) {
    BitSet accepted = indifferent(column);
    for (int r = 0; r < rows; r++) {
      for (UnaryTest test : cells.get(column).get(r)) {
        if (Boolean.TRUE.equals(test.apply(cellContext, value))) {
          accepted.set(r);
          break;
        }
      }
    }
    return accepted;
  }

  /** The decisions that name derived facts, by name. */
  public Map<String, DerivedFact> derivedFacts() {
    return derived.described();
  }

  /**
   * The value of a derived fact.
   *
   * @param facts a value for every fact of the vocabulary
   * @param decisions a value for every decision that its text uses
   * @throws EvaluationException if the engine finds none
   */
  public Object derive(
      String name, Map<String, Object> facts, LocalDate asOf, Map<String, Object> decisions) {
    Object value = derived.value(name, facts, asOf, decisions);
    if (value == null) {
      throw new EvaluationException(instrument() + ": " + name + " has no value");
    }
    return value;
  }

  /** What the texts of the model compare a fact with; {@code asOf} is the day. */
  public Constants constants(String fact) {
    List<String> naming = textsNaming.getOrDefault(fact, List.of());
    return FeelTexts.constants(naming, foldingCase.contains(fact));
  }

  /**
   * The findings, as Drools evaluates the whole model.
   *
   * @param facts a value for every fact of the vocabulary
   * @throws EvaluationException if the engine reports an error or gives no findings for the rows
   *     that fired
   */
  public List<Finding> findings(Map<String, Object> facts, LocalDate asOf) {
    fired.forget();
    DMNResult result = checked(runtime.evaluateAll(model, context(facts, asOf)));
    List<Integer> heard = fired.heard();
    Object value = result.getContext().get(FINDINGS);
    List<?> contexts = value instanceof List<?> list ? list : List.of();
    if (heard == null || heard.size() != contexts.size()) {
      throw new EvaluationException(
          instrument() + ": " + contexts.size() + " findings of rows " + heard);
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < heard.size(); i++) {
      Map<?, ?> output = (Map<?, ?>) contexts.get(i);
      findings.add(
          Finding.of(
              heard.get(i),
              String.valueOf(output.get("clause")),
              String.valueOf(output.get("effect")),
              String.valueOf(output.get("condition"))));
    }
    return findings;
  }

  private DMNContext context(Map<String, Object> facts, LocalDate asOf) {
    DMNContext context = runtime.newContext();
    context.set(FACTS, facts);
    context.set(AS_OF, asOf);
    return context;
  }

  private DMNResult checked(DMNResult result) {
    if (result.hasErrors()) {
      // The texts of messages may repeat facts, which do not belong in a log.
      throw new EvaluationException(
          instrument()
              + ": "
              + result.getMessages(DMNMessage.Severity.ERROR).stream()
                  .map(m -> m.getMessageType() + " at " + m.getSourceId())
                  .distinct()
                  .toList());
    }
    return result;
  }

  /** The decisions of the model, by name, for its description. */
  public List<String> decisions() {
    return model.getDecisions().stream().map(DecisionNode::getName).toList();
  }
}
