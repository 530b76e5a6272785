package dev.clausewise.engine;

import dev.clausewise.engine.LintFinding.Code;
import dev.clausewise.engine.reading.FeelTexts;
import dev.clausewise.engine.reading.ModelReader;
import dev.clausewise.engine.reading.ModelXml;
import dev.clausewise.engine.reading.UnsafeParts;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.HasExpressionLanguage;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.model.api.InformationItem;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.InputData;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.OutputClause;
import org.kie.dmn.model.api.RuleAnnotation;
import org.kie.dmn.model.api.UnaryTests;

/**
 * Says where a model leaves the policy profile. What it judges is what the engine read of the text,
 * and nothing that the profile does not name passes. It compiles and evaluates nothing.
 */
public final class Linter {
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"");
  private static final Set<String> EFFECTS =
      Set.of("prohibits", "permits", "permits_if", "requires", "recommends", "scope", "fact");
  private static final Set<String> SCOPE_ONLY = Set.of("inside", "outside");
  private static final Set<String> STATUSES =
      Set.of("none", "met", "unmet", "obligation", "undecided");
  private static final Set<String> NEED_WORDS = Set.of("obligation", "undecided");

  /**
   * INVARIANT: a name of this form is never read as anything else by the engine. Its words for what
   * it does (for, if, some, function) begin with small letters.
   */
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]*(?: [A-Za-z0-9]+)*");

  /** The inputs, each with its type. */
  private static final Map<String, String> INPUTS =
      Map.of(PolicyModel.FACTS, "vocabulary.tFacts", PolicyModel.AS_OF, "vocabulary.tDay");

  /** Several times what the largest instrument has. */
  private static final int MOST_ROWS = 250;

  /** Of the text: what compares two versions takes the square of what differs. */
  private static final int MOST_LINES = 20_000;

  private static final int MOST_COLUMNS = 60;
  private static final int MOST_DECISIONS = 100;
  private static final int MOST_TYPES = 100;
  private static final int LONGEST_TEXT = 4_000;

  private final Vocabulary vocabulary;
  private final List<LintFinding> findings = new ArrayList<>();
  private String model;

  private Linter(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * @param name what to call the model if it does not give itself a name
   * @return nothing for a model of the policy profile
   */
  public static List<LintFinding> lint(String name, String xml, Vocabulary vocabulary) {
    Linter linter = new Linter(vocabulary);
    linter.model = name;
    linter.definitions(xml).ifPresent(linter::model);
    return List.copyOf(linter.findings);
  }

  private Optional<Definitions> definitions(String xml) {
    if (xml.lines().count() > MOST_LINES) {
      tooLarge(null, null, null, "there are more than " + MOST_LINES + " lines");
      return Optional.empty();
    }
    Optional<ModelXml.Refusal> refusal = ModelXml.refusal(xml);
    if (refusal.isPresent()) {
      ModelXml.Refusal r = refusal.get();
      report(
          switch (r.kind()) {
            case DOCTYPE -> Code.DOCTYPE;
            case AMBIGUOUS -> Code.AMBIGUOUS;
            case TOO_LARGE -> Code.TOO_LARGE;
            case NOT_A_MODEL -> Code.NOT_A_MODEL;
          },
          null,
          null,
          null,
          r.message(),
          r.help());
      return Optional.empty();
    }
    Optional<Definitions> definitions = ModelReader.read(xml);
    if (definitions.isEmpty()) {
      report(
          Code.NOT_A_MODEL,
          null,
          null,
          null,
          "the text does not follow the schema of DMN",
          "Export it from a DMN editor.");
    }
    return definitions;
  }

  private void model(Definitions definitions) {
    if (definitions.getName() != null && !definitions.getName().isBlank()) {
      model = definitions.getName();
    }
    for (UnsafeParts.Part part : UnsafeParts.in(definitions)) {
      report(Code.UNSAFE_FUNCTION, part.owner(), null, null, part.message(), "Say it in FEEL.");
    }
    language(definitions.getExpressionLanguage(), definitions, null);
    outsideTheProfile(definitions);
    Map<String, Decision> decisions = names(definitions);
    if (decisions.size() > MOST_DECISIONS) {
      tooLarge(null, null, null, "there are more than " + MOST_DECISIONS + " decisions");
      return;
    }
    if (definitions.getItemDefinition().size() > MOST_TYPES) {
      tooLarge(null, null, null, "there are more than " + MOST_TYPES + " types");
      return;
    }
    types(definitions);
    definitions.getDrgElement().forEach(this::type);
    decisions.forEach(
        (name, decision) -> {
          if (!name.equals(PolicyModel.FINDINGS)) {
            derived(name, decision, decisions.keySet());
          }
        });
    Decision findingsDecision = decisions.get(PolicyModel.FINDINGS);
    if (findingsDecision == null
        || !(findingsDecision.getExpression() instanceof DecisionTable table)) {
      report(
          Code.NO_FINDINGS,
          null,
          null,
          null,
          "there is no decision table named " + PolicyModel.FINDINGS,
          "Name the decision whose rows are clauses " + PolicyModel.FINDINGS + ".");
      return;
    }
    table(table, decisions.keySet());
  }

  /** Elements that the profile does not have; what is below one is not told again. */
  private void outsideTheProfile(DMNModelInstrumentedBase element) {
    for (DMNModelInstrumentedBase child : element.getChildren()) {
      if (child instanceof HasExpressionLanguage expression) {
        language(expression.getExpressionLanguage(), child, owner(child));
      }
      if (element instanceof Decision decision
          && child == decision.getExpression()
          && !(child instanceof LiteralExpression)
          && !(child instanceof DecisionTable)) {
        continue; // told by itself: a decision is a literal expression
      }
      Optional<String> foreign = ProfileElements.foreign(child);
      if (foreign.isPresent()) {
        report(
            Code.FOREIGN_ELEMENT,
            child instanceof DRGElement named ? named.getName() : owner(child),
            null,
            null,
            foreign.get(),
            "Say it with facts, derived facts and the table of findings.");
      } else {
        outsideTheProfile(child);
      }
    }
  }

  private void language(String language, DMNModelInstrumentedBase element, String owner) {
    if (language != null && !language.equals(element.getURIFEEL())) {
      report(
          Code.UNSAFE_EXPRESSION,
          owner,
          null,
          null,
          "an expression is in another language",
          "Leave the expression language out: it is FEEL.");
    }
  }

  private static String owner(DMNModelInstrumentedBase element) {
    for (DMNModelInstrumentedBase e = element; e != null; e = e.getParent()) {
      if (e instanceof Decision decision) {
        return decision.getName();
      }
    }
    return null;
  }

  /** The decisions by name; what is reported is every name or id that could stand for two. */
  private Map<String, Decision> names(Definitions definitions) {
    Map<String, Decision> decisions = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (DRGElement element : definitions.getDrgElement()) {
      String name = Objects.requireNonNullElse(element.getName(), "");
      if (!names.add(name)) {
        name(name, "two elements are named " + name);
      }
      if (element.getId() != null && !ids.add(element.getId())) {
        name(name, "two elements have the id " + element.getId());
      }
      if (element instanceof Decision decision) {
        if (!NAME.matcher(name).matches()) {
          name(name, "a decision is named " + name);
        }
        decisions.putIfAbsent(name, decision);
      } else if (element instanceof InputData && !INPUTS.containsKey(name)) {
        report(
            Code.FOREIGN_ELEMENT,
            name,
            null,
            null,
            "there is an input " + name,
            "The inputs are facts and asOf.");
      }
    }
    return decisions;
  }

  /** The engine checks types when it evaluates; a diagram has no types that it could check. */
  private void type(DRGElement element) {
    InformationItem variable =
        element instanceof Decision decision
            ? decision.getVariable()
            : element instanceof InputData input ? input.getVariable() : null;
    boolean toldOtherwise =
        element instanceof Decision decision
            && !element.getName().equals(PolicyModel.FINDINGS)
            && !(decision.getExpression() instanceof LiteralExpression);
    if (variable == null || toldOtherwise) {
      return;
    }
    String due =
        element instanceof InputData
            ? INPUTS.get(element.getName())
            : element.getName().equals(PolicyModel.FINDINGS) ? "tFindings" : "boolean";
    if (due != null) {
      type(element.getName(), variable.getTypeRef(), due);
    }
    if (element instanceof Decision decision
        && decision.getExpression() instanceof LiteralExpression literal
        && literal.getTypeRef() != null) {
      type(element.getName(), literal.getTypeRef(), "boolean");
    }
  }

  private void type(String name, QName type, String due) {
    String is =
        type == null
            ? "none"
            : type.getPrefix().isEmpty()
                ? type.getLocalPart()
                : type.getPrefix() + ":" + type.getLocalPart();
    if (!is.replace(':', '.').equals(due)) {
      report(
          Code.TYPE,
          name,
          null,
          null,
          "its type is " + is,
          "Make it " + due + ": what is compared are facts, and what is derived is true or false.");
    }
  }

  private void name(String decision, String message) {
    report(
        Code.NAME,
        decision,
        null,
        null,
        message,
        "Give each a name of its own: a capital letter, then letters, digits and single spaces.");
  }

  /** Types and columns may list constants; anything else there would be evaluated too. */
  private void types(DMNModelInstrumentedBase element) {
    for (DMNModelInstrumentedBase child : element.getChildren()) {
      if (child instanceof UnaryTests tests
          && !(child.getParent() instanceof DecisionRule)
          && !isConstant(text(tests))) {
        report(
            Code.UNSAFE_EXPRESSION,
            owner(child),
            null,
            null,
            "allowed values are " + shown(text(tests)),
            "List constants, or ranges of them.");
      }
      types(child);
    }
  }

  private static boolean isConstant(String text) {
    return text.length() <= LONGEST_TEXT
        && FeelTexts.facts(text).map(Set::isEmpty).orElse(false)
        && !FeelTexts.namesTheDay(text)
        && FeelTexts.impossibleDay(text).isEmpty()
        && FeelTexts.outsideProfile(text, List.of()).isEmpty();
  }

  private static String shown(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }

  private void tooLarge(String decision, Integer row, Integer column, String message) {
    report(Code.TOO_LARGE, decision, row, column, message, "Make the model smaller.");
  }

  private void derived(String name, Decision decision, Set<String> decisions) {
    if (!(decision.getExpression() instanceof LiteralExpression literal)) {
      report(
          Code.NOT_LITERAL,
          name,
          null,
          null,
          "a derived fact is a literal expression",
          "Write it as one FEEL expression over facts.");
      return;
    }
    String text = text(literal);
    if (text.length() > LONGEST_TEXT) {
      tooLarge(name, null, null, "the expression is longer than " + LONGEST_TEXT + " characters");
      return;
    }
    facts(name, text, null);
    FeelTexts.impossibleDay(text)
        .ifPresent(
            day ->
                report(
                    Code.UNSAFE_EXPRESSION,
                    name,
                    null,
                    null,
                    "there is no day " + day,
                    "Correct the date."));
    FeelTexts.outsideProfile(text, decisions)
        .ifPresent(
            foreign ->
                report(
                    Code.UNSAFE_EXPRESSION,
                    name,
                    null,
                    null,
                    "the expression uses " + foreign,
                    "Compare facts with constants and join comparisons with and, or, not; list contains and lower case are allowed."));
  }

  private void table(DecisionTable table, Set<String> decisions) {
    if (table.getHitPolicy() != HitPolicy.COLLECT || table.getAggregation() != null) {
      report(
          Code.HIT_POLICY,
          PolicyModel.FINDINGS,
          null,
          null,
          "the hit policy is " + table.getHitPolicy().value(),
          "Use COLLECT without aggregation: every clause that applies is a finding.");
    }
    List<InputClause> inputs = table.getInput();
    List<DecisionRule> rules = table.getRule();
    if (inputs.size() > MOST_COLUMNS || rules.size() > MOST_ROWS) {
      tooLarge(
          PolicyModel.FINDINGS,
          null,
          null,
          "the table has "
              + rules.size()
              + " rows and "
              + inputs.size()
              + " columns; it may have "
              + MOST_ROWS
              + " and "
              + MOST_COLUMNS);
      return;
    }
    List<String> outputs = table.getOutput().stream().map(OutputClause::getName).toList();
    boolean outputsFit = outputs.equals(List.of("clause", "effect", "condition"));
    if (!outputsFit) {
      report(
          Code.OUTPUTS,
          PolicyModel.FINDINGS,
          null,
          null,
          "the outputs are " + outputs,
          "Name them clause, effect, condition, in this order.");
    }
    if (table.getOutput().stream().anyMatch(o -> o.getDefaultOutputEntry() != null)) {
      report(
          Code.OUTPUTS,
          PolicyModel.FINDINGS,
          null,
          null,
          "an output has a default",
          "Add a row instead: a finding cites the row that it comes from.");
    }
    boolean day = false;
    for (int i = 0; i < inputs.size(); i++) {
      day |= column(inputs.get(i), i + 1, decisions);
    }
    if (!day) {
      report(
          Code.NO_DAY,
          PolicyModel.FINDINGS,
          null,
          null,
          "no column is the day",
          "Add a column asOf: every clause has days of effect.");
    }
    Set<String> listed = outputsFit ? listed(table.getOutput().get(0)) : Set.of();
    for (int r = 0; r < rules.size(); r++) {
      List<UnaryTests> cells = rules.get(r).getInputEntry();
      if (cells.size() != inputs.size()) {
        report(
            Code.ROW,
            PolicyModel.FINDINGS,
            r + 1,
            null,
            "the row has " + cells.size() + " cells for " + inputs.size() + " columns",
            "Give it one cell a column; - stands for any value.");
      }
      for (int c = 0; c < cells.size(); c++) {
        cell(text(cells.get(c)), r + 1, c + 1);
      }
      if (outputsFit) {
        outputs(rules.get(r), r + 1, listed);
      }
    }
  }

  /** Whether the column is the day. */
  private boolean column(InputClause input, int number, Set<String> decisions) {
    String expression = input.getInputExpression() == null ? "" : text(input.getInputExpression());
    boolean isDay = expression.equals(PolicyModel.AS_OF);
    boolean isFact = expression.matches("facts\\.\\w+");
    if (!isDay && !isFact && !decisions.contains(expression)) {
      report(
          Code.COLUMN_EXPRESSION,
          PolicyModel.FINDINGS,
          null,
          number,
          "the column is " + shown(expression),
          "Use asOf, a fact such as facts.camera, or the name of a decision.");
    }
    if (isFact) {
      facts(PolicyModel.FINDINGS, expression, number);
    }
    if (input.getInputValues() == null || text(input.getInputValues()).isBlank()) {
      report(
          Code.NO_ALLOWED_VALUES,
          PolicyModel.FINDINGS,
          null,
          number,
          "the column does not say which values it allows",
          "List its allowed values: without them a value that is not allowed matches every open cell.");
    }
    return isDay;
  }

  private void facts(String decision, String text, Integer column) {
    Optional<Set<String>> named = FeelTexts.facts(text);
    if (named.isEmpty()) {
      report(
          Code.UNSAFE_EXPRESSION,
          decision,
          null,
          column,
          "the expression uses facts as a whole",
          "Name each fact: facts.camera.");
      return;
    }
    for (String name : named.get()) {
      if (vocabulary.fact(name).isEmpty()) {
        String near =
            vocabulary.facts().stream()
                .map(Fact::name)
                .filter(n -> n.equalsIgnoreCase(name))
                .findFirst()
                .map(n -> " Did you mean " + n + "?")
                .orElse("");
        report(
            Code.UNKNOWN_FACT,
            decision,
            null,
            column,
            "there is no fact " + name,
            "vocabulary.dmn has the facts." + near);
      }
    }
  }

  private void cell(String text, int row, int column) {
    if (text.length() > LONGEST_TEXT) {
      tooLarge(
          PolicyModel.FINDINGS,
          row,
          column,
          "the cell is longer than " + LONGEST_TEXT + " characters");
      return;
    }
    Optional<String> noDay = FeelTexts.impossibleDay(text);
    if (noDay.isPresent()) {
      report(
          Code.CELL,
          PolicyModel.FINDINGS,
          row,
          column,
          "there is no day " + noDay.get(),
          "Correct the date.");
      return;
    }
    if (text.isBlank() || !isConstant(text)) {
      report(
          Code.CELL,
          PolicyModel.FINDINGS,
          row,
          column,
          "the cell is " + (text.isBlank() ? "empty" : shown(text)),
          "Compare with constants, or write - for any value.");
    }
  }

  /** The clauses that the column allows; empty if it allows any. */
  private static Set<String> listed(OutputClause clauses) {
    if (clauses.getOutputValues() == null) {
      return Set.of();
    }
    return LITERAL
        .matcher(text(clauses.getOutputValues()))
        .results()
        .map(literal -> unquoted(literal.group()))
        .collect(Collectors.toSet());
  }

  private void outputs(DecisionRule rule, int row, Set<String> listed) {
    List<String> values = rule.getOutputEntry().stream().map(Linter::text).toList();
    if (values.size() != 3
        || !LITERAL.matcher(values.get(0)).matches()
        || values.get(0).length() == 2) {
      report(
          Code.ONE_CLAUSE,
          PolicyModel.FINDINGS,
          row,
          null,
          "the row cites " + (values.isEmpty() ? "nothing" : shown(values.get(0))),
          "Cite exactly one clause, as a text in quotes.");
      return;
    }
    String clause = unquoted(values.get(0));
    if (!listed.isEmpty() && !listed.contains(clause)) {
      report(
          Code.CLAUSE_NOT_LISTED,
          PolicyModel.FINDINGS,
          row,
          null,
          "the column clause does not allow " + clause,
          "Add it to the output values of the column: the engine has no answer where the row fires.");
    }
    String effect = unquoted(values.get(1));
    String condition = unquoted(values.get(2));
    if (!LITERAL.matcher(values.get(1)).matches() || !EFFECTS.contains(effect)) {
      report(
          Code.EFFECT,
          PolicyModel.FINDINGS,
          row,
          null,
          "the effect is " + shown(values.get(1)),
          "Use one of " + String.join(", ", EFFECTS.stream().sorted().toList()) + ".");
    }
    condition(condition, effect, row, LITERAL.matcher(values.get(2)).matches());
    List<RuleAnnotation> annotations = rule.getAnnotationEntry();
    if (annotations.isEmpty()
        || annotations.get(0).getText() == null
        || !annotations.get(0).getText().strip().startsWith(clause)) {
      report(
          Code.ANNOTATION,
          PolicyModel.FINDINGS,
          row,
          null,
          "the annotation does not begin with the clause " + clause,
          "Annotate every row with its clause, for whoever reads the table.");
    }
  }

  private void condition(String condition, String effect, int row, boolean literal) {
    int colon = condition.indexOf(':');
    String status = colon < 0 ? condition.strip() : condition.substring(0, colon).strip();
    String id = colon < 0 ? "" : condition.substring(colon + 1).strip();
    boolean known = STATUSES.contains(status) || SCOPE_ONLY.contains(status);
    boolean goesWithEffect =
        effect.equals("scope")
            ? SCOPE_ONLY.contains(status) || status.equals("undecided")
            : !SCOPE_ONLY.contains(status);
    if (!literal || !known || !goesWithEffect || (NEED_WORDS.contains(status) && id.isEmpty())) {
      report(
          Code.CONDITION,
          PolicyModel.FINDINGS,
          row,
          null,
          "the condition is " + shown(condition) + " with effect " + effect,
          "Use none, met: id, unmet: id, obligation: id, undecided: id, or inside and outside with effect scope.");
    }
  }

  private void report(
      Code code, String decision, Integer row, Integer column, String message, String help) {
    findings.add(new LintFinding(code, model, decision, row, column, message + ".", help));
  }

  private static String unquoted(String literal) {
    return LITERAL.matcher(literal).matches()
        ? literal.substring(1, literal.length() - 1)
        : literal;
  }

  private static String text(LiteralExpression expression) {
    return Objects.requireNonNullElse(expression.getText(), "").strip();
  }

  private static String text(UnaryTests tests) {
    return Objects.requireNonNullElse(tests.getText(), "").strip();
  }
}
