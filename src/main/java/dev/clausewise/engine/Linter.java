package dev.clausewise.engine;

import dev.clausewise.engine.LintFinding.Code;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Reads a model as text and says where it leaves the policy profile. It compiles and evaluates
 * nothing.
 */
public final class Linter {
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"");
  private static final Set<String> EFFECTS =
      Set.of("prohibits", "permits", "permits_if", "requires", "recommends", "scope", "fact");
  private static final Set<String> SCOPE_ONLY = Set.of("inside", "outside");
  private static final Set<String> STATUSES =
      Set.of("none", "met", "unmet", "obligation", "undecided");
  private static final Set<String> NEED_WORDS = Set.of("obligation", "undecided");

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
    linter.document(xml).ifPresent(linter::model);
    return List.copyOf(linter.findings);
  }

  private Optional<Element> document(String xml) {
    ModelXml read = ModelXml.read(xml);
    read.refusal()
        .ifPresent(
            r ->
                report(
                    r.doctype() ? Code.DOCTYPE : Code.NOT_A_MODEL,
                    null,
                    null,
                    null,
                    r.message(),
                    r.help()));
    return read.definitions();
  }

  private void model(Element definitions) {
    if (!definitions.getAttribute("name").isBlank()) {
      model = definitions.getAttribute("name");
    }
    for (UnsafeParts.Part part : UnsafeParts.in(definitions)) {
      report(Code.UNSAFE_FUNCTION, part.owner(), null, null, part.message(), "Say it in FEEL.");
    }
    Map<String, Element> decisions = new HashMap<>();
    children(definitions, "decision").forEach(d -> decisions.put(d.getAttribute("name"), d));
    decisions.forEach(
        (name, decision) -> {
          if (!name.equals(PolicyModel.FINDINGS)) {
            derived(name, decision, decisions.keySet());
          }
        });
    Element findingsTable =
        Optional.ofNullable(decisions.get(PolicyModel.FINDINGS))
            .flatMap(d -> children(d, "decisionTable").stream().findFirst())
            .orElse(null);
    if (findingsTable == null) {
      report(
          Code.NO_FINDINGS,
          null,
          null,
          null,
          "there is no decision table named " + PolicyModel.FINDINGS,
          "Name the decision whose rows are clauses " + PolicyModel.FINDINGS + ".");
      return;
    }
    table(findingsTable, decisions.keySet());
  }

  private void derived(String name, Element decision, Set<String> decisions) {
    Optional<Element> literal = children(decision, "literalExpression").stream().findFirst();
    if (literal.isEmpty()) {
      report(
          Code.NOT_LITERAL,
          name,
          null,
          null,
          "a derived fact is a literal expression",
          "Write it as one FEEL expression over facts.");
      return;
    }
    String text = text(literal.get());
    facts(name, text, null);
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

  private void table(Element table, Set<String> decisions) {
    if (!table.getAttribute("hitPolicy").equals("COLLECT")
        || !table.getAttribute("aggregation").isEmpty()) {
      report(
          Code.HIT_POLICY,
          PolicyModel.FINDINGS,
          null,
          null,
          "the hit policy is " + table.getAttribute("hitPolicy"),
          "Use COLLECT without aggregation: every clause that applies is a finding.");
    }
    List<String> outputs =
        children(table, "output").stream().map(o -> o.getAttribute("name")).toList();
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
    List<Element> inputs = children(table, "input");
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
    Set<String> listed = outputsFit ? listed(children(table, "output").get(0)) : Set.of();
    List<Element> rules = children(table, "rule");
    for (int r = 0; r < rules.size(); r++) {
      List<Element> cells = children(rules.get(r), "inputEntry");
      for (int c = 0; c < cells.size(); c++) {
        cell(text(cells.get(c)), r + 1, c + 1);
      }
      if (outputsFit) {
        outputs(rules.get(r), r + 1, listed);
      }
    }
  }

  /** Whether the column is the day. */
  private boolean column(Element input, int number, Set<String> decisions) {
    String expression =
        children(input, "inputExpression").stream().map(Linter::text).findFirst().orElse("");
    boolean isDay = expression.equals(PolicyModel.AS_OF);
    boolean isFact = expression.matches("facts\\.\\w+");
    if (!isDay && !isFact && !decisions.contains(expression)) {
      report(
          Code.COLUMN_EXPRESSION,
          PolicyModel.FINDINGS,
          null,
          number,
          "the column is " + expression,
          "Use asOf, a fact such as facts.camera, or the name of a decision.");
    }
    if (isFact) {
      facts(PolicyModel.FINDINGS, expression, number);
    }
    boolean allowed = children(input, "inputValues").stream().anyMatch(v -> !text(v).isBlank());
    if (!allowed) {
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
    boolean names =
        FeelTexts.facts(text).map(s -> !s.isEmpty()).orElse(true) || FeelTexts.namesTheDay(text);
    if (text.isBlank() || names || FeelTexts.outsideProfile(text, List.of()).isPresent()) {
      report(
          Code.CELL,
          PolicyModel.FINDINGS,
          row,
          column,
          "the cell is " + (text.isBlank() ? "empty" : text),
          "Compare with constants, or write - for any value.");
    }
  }

  /** The clauses that the column allows; empty if it allows any. */
  private static Set<String> listed(Element clauses) {
    return children(clauses, "outputValues").stream()
        .flatMap(values -> LITERAL.matcher(text(values)).results())
        .map(literal -> unquoted(literal.group()))
        .collect(Collectors.toSet());
  }

  private void outputs(Element rule, int row, Set<String> listed) {
    List<String> values = children(rule, "outputEntry").stream().map(Linter::text).toList();
    if (values.size() != 3
        || !LITERAL.matcher(values.get(0)).matches()
        || values.get(0).length() == 2) {
      report(
          Code.ONE_CLAUSE,
          PolicyModel.FINDINGS,
          row,
          null,
          "the row cites " + (values.isEmpty() ? "nothing" : values.get(0)),
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
          "the effect is " + values.get(1),
          "Use one of " + String.join(", ", EFFECTS.stream().sorted().toList()) + ".");
    }
    condition(condition, effect, row, LITERAL.matcher(values.get(2)).matches());
    List<Element> annotations = children(rule, "annotationEntry");
    if (annotations.isEmpty() || !text(annotations.get(0)).startsWith(clause)) {
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
          "the condition is " + condition + " with effect " + effect,
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

  private static String text(Element element) {
    return children(element, "text").stream()
        .map(Element::getTextContent)
        .map(String::strip)
        .findFirst()
        .orElse("");
  }

  private static List<Element> children(Element parent, String localName) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element && localName.equals(element.getLocalName())) {
        found.add(element);
      }
    }
    return found;
  }
}
