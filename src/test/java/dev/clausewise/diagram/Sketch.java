package dev.clausewise.diagram;

import java.util.ArrayList;
import java.util.List;

/** A policy model of a few columns and derived facts, to be written as DMN. */
final class Sketch {
  private record Column(String expression, String type, String allowed) {}

  private record Derived(String name, String text) {}

  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20240513/MODEL/" xmlns:vocabulary="https://clausewise.dev/dmn/vocabulary" id="_SKETCH" name="SKETCH" namespace="https://clausewise.dev/dmn/SKETCH">
        <description>Sketch</description>
        <import id="_import" name="vocabulary" namespace="https://clausewise.dev/dmn/vocabulary" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
        <itemDefinition id="_tFinding" name="tFinding">
          <itemComponent id="_clause" name="clause"><typeRef>string</typeRef></itemComponent>
          <itemComponent id="_effect" name="effect"><typeRef>string</typeRef></itemComponent>
          <itemComponent id="_condition" name="condition"><typeRef>string</typeRef></itemComponent>
        </itemDefinition>
        <itemDefinition id="_tFindings" name="tFindings" isCollection="true"><typeRef>tFinding</typeRef></itemDefinition>
        <inputData id="_facts" name="facts"><variable id="_facts-v" name="facts" typeRef="vocabulary.tFacts"/></inputData>
        <inputData id="_asOf" name="asOf"><variable id="_asOf-v" name="asOf" typeRef="vocabulary.tDay"/></inputData>
      %s
        <decision id="_Findings" name="Findings">
          <question>Which clauses apply?</question>
          <variable id="_Findings-v" name="Findings" typeRef="tFindings"/>
          <informationRequirement id="_r-facts"><requiredInput href="#_facts"/></informationRequirement>
          <informationRequirement id="_r-asOf"><requiredInput href="#_asOf"/></informationRequirement>
      %s    <decisionTable id="_table" hitPolicy="COLLECT" outputLabel="Findings">
      %s      <output id="_o1" name="clause" label="clause" typeRef="string"><outputValues id="_o1v"><text>"A","B"</text></outputValues></output>
            <output id="_o2" name="effect" label="effect" typeRef="string"><outputValues id="_o2v"><text>"prohibits","permits","permits_if","requires","recommends","scope","fact"</text></outputValues></output>
            <output id="_o3" name="condition" label="condition" typeRef="string"/>
            <annotation name="clause in words"/>
      %s    </decisionTable>
        </decision>
      </definitions>
      """;

  private final List<Column> columns = new ArrayList<>();
  private final List<Derived> derived = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  void column(String expression, String type, String allowed) {
    columns.add(new Column(expression, type, allowed));
  }

  void derived(String name, String text) {
    derived.add(new Derived(name, text));
    column(name, "boolean", "true,false");
  }

  void row(List<String> cells) {
    rows.add(cells);
  }

  /** What a row (0-based) cites. */
  static String clause(int row) {
    return String.valueOf((char) ('A' + row));
  }

  @Override
  public String toString() {
    return derived + " " + columns.stream().map(Column::expression).toList() + " " + rows;
  }

  String dmn() {
    StringBuilder decisions = new StringBuilder();
    StringBuilder requirements = new StringBuilder();
    for (int i = 0; i < derived.size(); i++) {
      Derived one = derived.get(i);
      decisions.append(
          """
            <decision id="_d%1$d" name="%2$s">
              <question>Is it so?</question>
              <variable id="_d%1$d-v" name="%2$s" typeRef="boolean"/>
              <informationRequirement id="_d%1$d-r1"><requiredInput href="#_facts"/></informationRequirement>
              <informationRequirement id="_d%1$d-r2"><requiredInput href="#_asOf"/></informationRequirement>
              <literalExpression id="_d%1$d-e" typeRef="boolean"><text>%3$s</text></literalExpression>
            </decision>
          """
              .formatted(i, one.name(), escaped(one.text())));
      requirements.append(
          "    <informationRequirement id=\"_r-%1$d\"><requiredDecision href=\"#_d%1$d\"/></informationRequirement>%n"
              .formatted(i));
    }
    StringBuilder inputs = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      Column one = columns.get(i);
      inputs.append(
          """
                <input id="_i%1$d" label="%2$s"><inputExpression id="_i%1$d-e" typeRef="%3$s"><text>%2$s</text></inputExpression><inputValues id="_i%1$d-v"><text>%4$s</text></inputValues></input>
          """
              .formatted(i, one.expression(), one.type(), escaped(one.allowed())));
    }
    StringBuilder rules = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      rules.append("      <rule id=\"_row%d\">%n".formatted(r));
      for (int c = 0; c < columns.size(); c++) {
        rules.append(
            "        <inputEntry id=\"_row%d-%d\"><text>%s</text></inputEntry>%n"
                .formatted(r, c, escaped(rows.get(r).get(c))));
      }
      List<String> said = List.of("\"" + clause(r) + "\"", "\"prohibits\"", "\"none\"");
      for (int o = 0; o < said.size(); o++) {
        rules.append(
            "        <outputEntry id=\"_row%d-o%d\"><text>%s</text></outputEntry>%n"
                .formatted(r, o, escaped(said.get(o))));
      }
      rules.append(
          "        <annotationEntry><text>"
              + clause(r)
              + ": a row</text></annotationEntry>\n      </rule>\n");
    }
    return MODEL.formatted(decisions, requirements, inputs, rules);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
