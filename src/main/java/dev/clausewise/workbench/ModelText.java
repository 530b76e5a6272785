package dev.clausewise.workbench;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the model of an instrument with one derived fact at most, in the form in which the editor
 * writes one: what is changed in it is then seen alone.
 */
final class ModelText {
  private static final String EFFECTS =
      list("prohibits", "permits", "permits_if", "requires", "recommends", "scope", "fact");
  private static final String ANY_DAY = "[date(\"1900-01-01\")..date(\"2100-12-31\")]";
  private static final String WIDTHS_BEFORE = width(60) + width(210);
  private static final String WIDTH_OF_FACT = width(110);
  private static final String WIDTHS_AFTER = width(150) + width(130) + width(200) + width(420);

  private final String id;
  private final String description;
  private final List<String> clauses = new ArrayList<>();
  private final StringBuilder rows = new StringBuilder();
  private int count;
  private String fact;
  private String question;
  private String expression;

  ModelText(String id, String description) {
    this.id = id;
    this.description = description;
  }

  /**
   * The derived fact, before any row.
   *
   * @param name of one word
   */
  void fact(String name, String question, String expression) {
    this.fact = name;
    this.question = question;
    this.expression = expression;
  }

  /**
   * A row at the end of the table.
   *
   * @param given what it asks of the derived fact; of no account where there is none
   */
  void row(String day, String given, String clause, String effect, String condition, String words) {
    String row = "_Findings-row-" + ++count;
    if (!clauses.contains(clause)) {
      clauses.add(clause);
    }
    rows.append("      <rule id=\"").append(row).append("\">\n");
    int in = 0;
    for (String test : fact == null ? List.of(day) : List.of(day, given)) {
      rows.append(entry("inputEntry", row + "-in-" + ++in, test));
    }
    int out = 0;
    for (String text : List.of(clause, effect, condition)) {
      rows.append(entry("outputEntry", row + "-out-" + ++out, '"' + text + '"'));
    }
    rows.append(
        """
                <annotationEntry>
                  <text>%s</text>
                </annotationEntry>
              </rule>
        """
            .formatted(escaped(words)));
  }

  private static String entry(String kind, String id, String text) {
    return """
            <%s id="%s">
              <text>%s</text>
            </%s>
    """
        .formatted(kind, id, escaped(text), kind);
  }

  String text() {
    String effects = escaped(EFFECTS);
    return """
    <?xml version="1.0" encoding="UTF-8" ?>
    <definitions xmlns="https://www.omg.org/spec/DMN/20240513/MODEL/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/" xmlns:dmndi="https://www.omg.org/spec/DMN/20230324/DMNDI/" xmlns:feel="https://www.omg.org/spec/DMN/20240513/FEEL/" xmlns:kie="https://kie.org/dmn/extensions/1.0" xmlns:vocabulary="https://clausewise.dev/dmn/vocabulary" id="_%1$s" name="%1$s" namespace="https://clausewise.dev/dmn/%1$s" expressionLanguage="https://www.omg.org/spec/DMN/20240513/FEEL/" typeLanguage="https://www.omg.org/spec/DMN/20240513/FEEL/">
      <description>%2$s</description>
      <import id="_import-vocabulary" name="vocabulary" namespace="https://clausewise.dev/dmn/vocabulary" importType="https://www.omg.org/spec/DMN/20230324/MODEL/" />
      <itemDefinition id="_tFinding" name="tFinding">
        <itemComponent id="_tFinding-clause" name="clause">
          <typeRef>string</typeRef>
        </itemComponent>
        <itemComponent id="_tFinding-effect" name="effect">
          <typeRef>string</typeRef>
          <allowedValues id="_tFinding-effect-values">
            <text>%3$s</text>
          </allowedValues>
        </itemComponent>
        <itemComponent id="_tFinding-condition" name="condition">
          <typeRef>string</typeRef>
        </itemComponent>
      </itemDefinition>
      <itemDefinition id="_tFindings" name="tFindings" isCollection="true">
        <typeRef>tFinding</typeRef>
      </itemDefinition>
    %4$s  <decision id="_Findings" name="Findings">
        <question>Which clauses apply to these facts on this day, and with what effect?</question>
        <variable id="_Findings-variable" name="Findings" typeRef="tFindings" />
        <informationRequirement id="_Findings-requires-1">
          <requiredInput href="#_facts" />
        </informationRequirement>
        <informationRequirement id="_Findings-requires-2">
          <requiredInput href="#_asOf" />
        </informationRequirement>
    %5$s    <decisionTable id="_Findings-table" hitPolicy="COLLECT" preferredOrientation="Rule-as-Row" outputLabel="Findings" label="Findings" typeRef="tFindings">
    %6$s%7$s      <output id="_Findings-output-1" name="clause" label="clause" typeRef="string">
            <outputValues id="_Findings-output-1-values">
              <text>%8$s</text>
            </outputValues>
          </output>
          <output id="_Findings-output-2" name="effect" label="effect" typeRef="string">
            <outputValues id="_Findings-output-2-values">
              <text>%3$s</text>
            </outputValues>
          </output>
          <output id="_Findings-output-3" name="condition" label="condition" typeRef="string" />
          <annotation name="clause in words" />
    %9$s    </decisionTable>
      </decision>
      <inputData id="_facts" name="facts">
        <variable id="_facts-variable" name="facts" typeRef="vocabulary.tFacts" />
      </inputData>
      <inputData id="_asOf" name="asOf">
        <variable id="_asOf-variable" name="asOf" typeRef="vocabulary.tDay" />
      </inputData>
    %10$s</definitions>
    """
        .formatted(
            id,
            escaped(description),
            effects,
            fact == null ? "" : decision(),
            fact == null ? "" : requirement("_Findings-requires-3", "Decision", fact),
            column(1, "asOf", "date", ANY_DAY),
            fact == null ? "" : column(2, fact, "boolean", "true,false"),
            escaped(list(clauses.toArray(String[]::new))),
            rows,
            drawing());
  }

  private String decision() {
    return """
      <decision id="_%1$s" name="%1$s">
        <question>%2$s</question>
        <variable id="_%1$s-variable" name="%1$s" typeRef="boolean" />
    %3$s    <literalExpression id="_%1$s-expression" label="%1$s" typeRef="boolean">
          <text>%4$s</text>
        </literalExpression>
      </decision>
    """
        .formatted(
            fact,
            escaped(question),
            requirement("_" + fact + "-requires-1", "Input", "facts"),
            escaped(expression));
  }

  private static String requirement(String id, String kind, String of) {
    return """
    <informationRequirement id="%s">
      <required%s href="#_%s" />
    </informationRequirement>
    """
        .formatted(id, kind, of)
        .indent(4);
  }

  private static String column(int number, String of, String type, String values) {
    return """
          <input id="_Findings-input-%1$d" label="%2$s">
            <inputExpression id="_Findings-input-%1$d-expression" typeRef="%3$s">
              <text>%2$s</text>
            </inputExpression>
            <inputValues id="_Findings-input-%1$d-values">
              <text>%4$s</text>
            </inputValues>
          </input>
    """
        .formatted(number, of, type, escaped(values));
  }

  private String drawing() {
    StringBuilder shapes = new StringBuilder(shape("Findings", 140, 40));
    StringBuilder lines = new StringBuilder();
    if (fact != null) {
      shapes.append(shape(fact, 40, 200));
      lines.append(line("_" + fact + "-requires-1", 120, 320, 120, 260));
    }
    shapes.append(shape("facts", 40, 320)).append(shape("asOf", 240, 320));
    lines.append(line("_Findings-requires-1", 120, 320, 220, 100));
    lines.append(line("_Findings-requires-2", 320, 320, 220, 100));
    if (fact != null) {
      lines.append(line("_Findings-requires-3", 120, 200, 220, 100));
    }
    return """
      <dmndi:DMNDI>
        <dmndi:DMNDiagram id="_diagram" name="DRG">
          <di:extension>
            <kie:ComponentsWidthsExtension>
              <kie:ComponentWidths dmnElementRef="_Findings-table">
    %s          </kie:ComponentWidths>
            </kie:ComponentsWidthsExtension>
          </di:extension>
    %s%s    </dmndi:DMNDiagram>
      </dmndi:DMNDI>
    """
        .formatted(
            WIDTHS_BEFORE + (fact == null ? "" : WIDTH_OF_FACT) + WIDTHS_AFTER, shapes, lines);
  }

  private static String shape(String of, int x, int y) {
    return """
          <dmndi:DMNShape id="_%1$s-shape" dmnElementRef="_%1$s" isCollapsed="false">
            <dc:Bounds x="%2$d" y="%3$d" width="160" height="60" />
          </dmndi:DMNShape>
    """
        .formatted(of, x, y);
  }

  private static String line(String of, int x, int y, int toX, int toY) {
    return """
          <dmndi:DMNEdge id="%1$s-edge" dmnElementRef="%1$s">
            <di:waypoint x="%2$d" y="%3$d" />
            <di:waypoint x="%4$d" y="%5$d" />
          </dmndi:DMNEdge>
    """
        .formatted(of, x, y, toX, toY);
  }

  private static String width(int pixels) {
    return "            <kie:width>" + pixels + "</kie:width>\n";
  }

  private static String list(String... values) {
    return '"' + String.join("\",\"", values) + '"';
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&apos;");
  }
}
