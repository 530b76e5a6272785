package dev.clausewise.engine;

import dev.clausewise.engine.lint.LintFinding;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.lint.Values;
import dev.clausewise.engine.lint.checks.Checks;
import dev.clausewise.engine.reading.FactKind;
import dev.clausewise.engine.reading.FeelTexts;
import dev.clausewise.engine.reading.PolicyTable;
import dev.clausewise.engine.reading.Truth;
import dev.clausewise.vocabulary.Constants;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.impl.FEELBuilder;

/**
 * The DMN model of one instrument: a decision table {@code Findings} whose rows are clauses, over
 * facts, derived facts and the day. Everything here is asked of Drools: whole evaluations, values
 * of columns, and which rows a value satisfies.
 */
public final class PolicyModel {
  public static final String FINDINGS = PolicyTable.FINDINGS;
  public static final String FACTS = PolicyTable.FACTS;
  public static final String AS_OF = PolicyTable.AS_OF;

  private final String instrument;
  private final List<String> decisions;
  private final List<Column> columns;
  private final int rows;
  private final Optional<String> outsideProfile;
  private final List<Finding> outputs;
  private final LookedAt lookedAt;
  private final Mentioned mentioned;
  private final CompiledCells cells;
  private final DerivedFacts derived;
  private final Evaluation evaluation;

  /**
   * @param fired a listener that the runtime has
   * @param facts of the vocabulary, by name
   * @throws PolicyProfileException if the model has no table of findings to read
   */
  PolicyModel(DMNRuntime runtime, DMNModel model, FiredRows fired, Map<String, FactKind> facts) {
    if (model.hasErrors()) {
      throw new PolicyProfileException(
          model.getName() + ": " + model.getMessages(DMNMessage.Severity.ERROR));
    }
    Subject subject = new Subject(model.getName(), model.getDefinitions(), facts, Values.ANY);
    PolicyTable table = table(subject);
    FEEL feel = FEELBuilder.builder().withClassloader(NoClasses.INSTANCE).build();
    this.instrument = model.getName();
    this.decisions = List.copyOf(subject.decisions().keySet());
    this.columns = columns(table);
    this.rows = table.rows().size();
    this.outsideProfile = Linter.first(Checks.EXACTNESS, subject).map(LintFinding::inTheModel);
    this.outputs = table.statements().stream().map(PolicyModel::finding).toList();
    this.lookedAt = new LookedAt(table, subject.decisions());
    this.mentioned = new Mentioned(table, subject.derived().values());
    this.cells = new CompiledCells(table, feel);
    this.derived = new DerivedFacts(subject.decisions().values(), facts, feel);
    this.evaluation = new Evaluation(runtime, model, fired);
  }

  private static PolicyTable table(Subject subject) {
    Linter.first(Checks.TABLE, subject)
        .ifPresent(
            finding -> {
              throw new PolicyProfileException(subject.name() + ": " + finding.inTheModel());
            });
    return subject.table().orElseThrow();
  }

  private static List<Column> columns(PolicyTable table) {
    List<Column> columns = new ArrayList<>();
    table.columns().forEach(expression -> columns.add(new Column(columns.size(), expression)));
    return List.copyOf(columns);
  }

  private static Finding finding(PolicyTable.Statement statement) {
    return Finding.of(
        statement.row(),
        statement.clause(),
        FeelTexts.unquoted(statement.effect()),
        FeelTexts.unquoted(statement.condition()));
  }

  /** Id of the instrument: the model's name. */
  public String instrument() {
    return instrument;
  }

  /** Input columns in table order. */
  public List<Column> columns() {
    return columns;
  }

  public int rowCount() {
    return rows;
  }

  /** Whether it may look at a fact. */
  public boolean looksAt(String fact) {
    return lookedAt.contains(fact);
  }

  /**
   * Why its answers about unknown facts cannot be exact: the place that is not of the policy
   * profile; empty if it is.
   */
  public Optional<String> outsideProfile() {
    return outsideProfile;
  }

  /** What a row says if it fires; only for models of the policy profile. */
  public Finding output(int row) {
    return outputs.get(row - 1);
  }

  /** The days that the model names, and the day before and after each. */
  public Set<LocalDate> daysNamed() {
    return mentioned.days();
  }

  /** Rows (0-based) whose cell in a column accepts every value. */
  public BitSet indifferent(int column) {
    return cells.indifferent(column);
  }

  /**
   * Rows (0-based) whose cell in a column accepts a value, as FEEL evaluates the cell. Only for
   * models of the policy profile.
   *
   * @param value of the column, not null
   */
  public BitSet accepting(int column, Object value) {
    return cells.accepting(column, value);
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
      throw new EvaluationException(instrument + ": " + name + " has no value");
    }
    return value;
  }

  /**
   * Whether a test that a derived fact is made of holds.
   *
   * @param name of the derived fact
   * @param facts a value for the fact that the test looks at
   * @throws EvaluationException if the engine finds neither
   */
  public boolean holds(String name, Truth.Test test, Map<String, Object> facts, LocalDate asOf) {
    if (derived.tested(test.text(), facts, asOf) instanceof Boolean truth) {
      return truth;
    }
    throw new EvaluationException(instrument + ": " + name + " has no value");
  }

  /** What the texts of the model compare a fact with; {@code asOf} is the day. */
  public Constants constants(String fact) {
    return mentioned.constants(fact);
  }

  /**
   * The findings, as Drools evaluates the whole model.
   *
   * @param facts a value for every fact of the vocabulary
   * @throws EvaluationException if the engine reports an error or gives no findings for the rows
   *     that fired
   */
  public List<Finding> findings(Map<String, Object> facts, LocalDate asOf) {
    return evaluation.findings(facts, asOf);
  }

  /** The decisions of the model, by name, for its description. */
  public List<String> decisions() {
    return decisions;
  }
}
