package dev.clausewise.benchmarks;

import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tables of any number of rows, drawn by a seed: five facts with lists of values, hit policy
 * COLLECT. In a form for each engine, and use cases to ask of all of them.
 */
public final class Tables {
  /** Facts of the vocabulary with many values. */
  public static final List<String> FACTS =
      List.of("service", "purpose", "actorType", "timing", "camera");

  private static final Vocabulary VOCABULARY = Vocabulary.load();
  private static final int INPUTS = 1_000;
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          + "<definitions xmlns=\"%s\" id=\"_D\" name=\"BENCH\" namespace=\"https://clausewise.dev/dmn/BENCH\""
          + " xmlns:vocabulary=\"https://clausewise.dev/dmn/vocabulary\">\n";

  private final List<List<List<String>>> rows = new ArrayList<>();
  private final List<Map<String, String>> inputs = new ArrayList<>();
  private final List<Set<Integer>> expected = new ArrayList<>();

  public Tables(int count) {
    Random random = new Random(count);
    for (int r = 0; r < count; r++) {
      List<List<String>> cells = new ArrayList<>();
      for (String fact : FACTS) {
        List<String> cell = new ArrayList<>();
        if (random.nextInt(10) >= 3) {
          for (String value : values(fact)) {
            if (random.nextInt(5) == 0) {
              cell.add(value);
            }
          }
        }
        cells.add(cell);
      }
      rows.add(cells);
    }
    for (int i = 0; i < INPUTS; i++) {
      Map<String, String> input = new HashMap<>();
      for (String fact : FACTS) {
        List<String> values = values(fact);
        input.put(fact, values.get(random.nextInt(values.size())));
      }
      inputs.add(input);
      expected.add(matching(input));
    }
  }

  /** What a table means, row by row and cell by cell: each engine is held to it. */
  private Set<Integer> matching(Map<String, String> input) {
    Set<Integer> matching = new TreeSet<>();
    for (int r = 0; r < rows.size(); r++) {
      boolean all = true;
      for (int c = 0; all && c < FACTS.size(); c++) {
        List<String> cell = rows.get(r).get(c);
        all = cell.isEmpty() || cell.contains(input.get(FACTS.get(c)));
      }
      if (all) {
        matching.add(r);
      }
    }
    return matching;
  }

  private static List<String> values(String fact) {
    Fact known = VOCABULARY.fact(fact).orElseThrow();
    return known.allowedValues();
  }

  /** Of rows. */
  public int count() {
    return rows.size();
  }

  public List<Map<String, String>> inputs() {
    return inputs;
  }

  /** Numbers of the rows that match each input. */
  public List<Set<Integer>> expected() {
    return expected;
  }

  private static String quoted(List<String> values) {
    return values.isEmpty()
        ? "-"
        : values.stream().map(v -> "&quot;" + v + "&quot;").collect(Collectors.joining(","));
  }

  /** As a policy model, which is what is compiled. */
  public String policy() {
    StringBuilder dmn = new StringBuilder();
    dmn.append(HEAD.formatted("https://www.omg.org/spec/DMN/20240513/MODEL/"));
    dmn.append(
        """
        <import name="vocabulary" namespace="https://clausewise.dev/dmn/vocabulary" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
        <itemDefinition name="tFinding"><itemComponent name="clause"><typeRef>string</typeRef></itemComponent>
        <itemComponent name="effect"><typeRef>string</typeRef></itemComponent>
        <itemComponent name="condition"><typeRef>string</typeRef></itemComponent></itemDefinition>
        <itemDefinition name="tFindings" isCollection="true"><typeRef>tFinding</typeRef></itemDefinition>
        <decision id="_F" name="Findings"><variable name="Findings" typeRef="tFindings"/>
        <informationRequirement id="_r1"><requiredInput href="#_facts"/></informationRequirement>
        <informationRequirement id="_r2"><requiredInput href="#_asOf"/></informationRequirement>
        <decisionTable id="_T" hitPolicy="COLLECT">
        """);
    for (String fact : FACTS) {
      dmn.append("<input id=\"_i-" + fact + "\"><inputExpression typeRef=\"string\"><text>facts.")
          .append(fact)
          .append("</text></inputExpression><inputValues><text>")
          .append(quoted(values(fact)))
          .append("</text></inputValues></input>\n");
    }
    dmn.append("<output name=\"clause\" typeRef=\"string\"/><output name=\"effect\" typeRef=\"string\"/>")
        .append("<output name=\"condition\" typeRef=\"string\"/>\n");
    for (int r = 0; r < rows.size(); r++) {
      row(dmn, r);
      for (String output : List.of("R" + r, r % 3 == 0 ? "prohibits" : "permits", "none")) {
        dmn.append("<outputEntry><text>&quot;" + output + "&quot;</text></outputEntry>");
      }
      dmn.append("</rule>\n");
    }
    return dmn.append("</decisionTable></decision>\n")
        .append("<inputData id=\"_facts\" name=\"facts\"><variable name=\"facts\" typeRef=\"vocabulary.tFacts\"/></inputData>\n")
        .append("<inputData id=\"_asOf\" name=\"asOf\"><variable name=\"asOf\" typeRef=\"vocabulary.tDay\"/></inputData>\n")
        .append("</definitions>\n")
        .toString();
  }

  /** As a table by itself, with as little around it as DMN allows, for other engines. */
  public String plain() {
    StringBuilder dmn = new StringBuilder();
    dmn.append(HEAD.formatted("https://www.omg.org/spec/DMN/20191111/MODEL/"));
    for (String fact : FACTS) {
      dmn.append("<inputData id=\"%1$s\" name=\"%1$s\"><variable id=\"_v-%1$s\" name=\"%1$s\" typeRef=\"string\"/></inputData>\n".formatted(fact));
    }
    dmn.append("<decision id=\"Findings\" name=\"Findings\"><variable id=\"_v\" name=\"Findings\"/>\n");
    for (String fact : FACTS) {
      dmn.append("<informationRequirement id=\"_r-%1$s\"><requiredInput href=\"#%1$s\"/></informationRequirement>\n".formatted(fact));
    }
    dmn.append("<decisionTable id=\"_T\" hitPolicy=\"COLLECT\">\n");
    for (String fact : FACTS) {
      dmn.append(
          "<input id=\"_i-%1$s\"><inputExpression id=\"_e-%1$s\" typeRef=\"string\"><text>%1$s</text></inputExpression></input>\n"
              .formatted(fact));
    }
    dmn.append("<output id=\"_o\" name=\"row\" typeRef=\"number\"/>\n");
    for (int r = 0; r < rows.size(); r++) {
      row(dmn, r);
      dmn.append("<outputEntry id=\"_o-" + r + "\"><text>" + r + "</text></outputEntry></rule>\n");
    }
    return dmn.append("</decisionTable></decision></definitions>\n").toString();
  }

  private void row(StringBuilder dmn, int r) {
    dmn.append("<rule id=\"_row-" + r + "\">");
    for (int c = 0; c < FACTS.size(); c++) {
      String text = quoted(rows.get(r).get(c));
      dmn.append("<inputEntry id=\"_in-" + r + "-" + c + "\"><text>" + text + "</text></inputEntry>");
    }
  }

  /** For engines that are asked from JavaScript. */
  public Map<String, Object> json() {
    return Map.of("facts", FACTS, "rows", rows, "inputs", inputs, "expected", expected);
  }
}
