package dev.clausewise.inventory;

import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.FactType;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A mapping to begin with, from the columns of a file: a column that is called as a fact is makes
 * that fact, and of the others nothing is made yet. A fact with values of its own has a decision
 * table with a row for each, to which an analyst adds what the file says for it; any other cell is
 * taken as it stands, and refused where the vocabulary does not know it.
 *
 * @param model DMN XML
 * @param facts columns that make a fact, in the order of the file
 */
public record FirstMapping(String model, List<String> facts) {
  private static final String NAMESPACE = "https://www.omg.org/spec/DMN/20230324/MODEL/";

  /** Of a column that may be the name of a use. */
  private static final List<String> CALLED = List.of("title", "name");

  public static FirstMapping of(String id, List<String> columns, Vocabulary vocabulary) {
    List<String> facts =
        columns.stream().filter(column -> vocabulary.fact(column).isPresent()).toList();
    List<String> others = columns.stream().filter(column -> !facts.contains(column)).toList();
    Text text = new Text(id);
    facts.forEach(column -> text.decision(vocabulary.fact(column).orElseThrow()));
    Optional<String> called = called(others);
    called.ifPresent(text::labels);
    text.facts(facts);
    text.left(others.stream().filter(column -> !called.equals(Optional.of(column))).toList());
    return new FirstMapping(text.whole(), facts);
  }

  /** The column that says what a use is called, by its own name. */
  private static Optional<String> called(List<String> columns) {
    return CALLED.stream()
        .flatMap(
            word ->
                columns.stream().filter(column -> column.toLowerCase(Locale.ROOT).contains(word)))
        .findFirst();
  }

  /** The model as it is written. */
  private static final class Text {
    private final StringBuilder xml = new StringBuilder();
    private int ids;

    Text(String id) {
      line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
      line(
          0,
          "<definitions xmlns=\"%s\" id=\"_%s\" name=\"%s\" namespace=\"https://clausewise.dev/mappings/%s\">"
              .formatted(NAMESPACE, id, id, id));
      line(1, "<inputData id=\"_row\" name=\"row\">");
      line(2, "<variable id=\"_row-variable\" name=\"row\" typeRef=\"Any\"/>");
      line(1, "</inputData>");
    }

    void decision(Fact fact) {
      begin(of(fact.name()), fact.type() == FactType.BOOLEAN ? "boolean" : type(fact), ROW);
      if (fact.type() == FactType.BOOLEAN) {
        table(fact.name(), "lower case(%s)".formatted(cell(fact.name())), "boolean", TRUTH);
      } else if (fact.type() == FactType.ENUM && !fact.set()) {
        table(fact.name(), cell(fact.name()), "string", itself(fact.allowedValues()));
      } else {
        literal(expression(fact));
      }
      line(1, "</decision>");
    }

    private static final List<List<String>> TRUTH =
        List.of(List.of("\"true\",\"yes\"", "true"), List.of("\"false\",\"no\"", "false"));

    private static List<List<String>> itself(List<String> values) {
      return values.stream().map(value -> List.of(quoted(value), quoted(value))).toList();
    }

    private static String type(Fact fact) {
      return fact.type() == FactType.ENUM && !fact.set() ? "string" : "Any";
    }

    /** What a number is not, or a list, is given as it stands: the vocabulary refuses it. */
    private static String expression(Fact fact) {
      String cell = cell(fact.name());
      String known =
          fact.set()
              ? "split(replace(%s, \"^\\s+|\\s+$\", \"\"), \"\\s*[,;|\\n]\\s*\")".formatted(cell)
              : fact.type() == FactType.NUMBER
                  ? "if matches(%s, \"^[+-]?[0-9]+([.][0-9]+)?$\") then number(%s, \",\", \".\") else %s"
                      .formatted(cell, cell, cell)
                  : cell;
      return "if %s = \"\" then null else %s".formatted(cell, known);
    }

    /** What no row knows stays unknown. */
    private void table(String column, String input, String type, List<List<String>> rows) {
      line(
          2,
          "<decisionTable id=\"%s\" hitPolicy=\"UNIQUE\" preferredOrientation=\"Rule-as-Row\" outputLabel=\"%s\">"
              .formatted(id(), escaped(column)));
      line(
          3,
          "<input id=\"%s\" label=\"%s\"><inputExpression id=\"%s\" typeRef=\"string\"><text>%s</text></inputExpression></input>"
              .formatted(id(), escaped(column), id(), escaped(input)));
      line(3, "<output id=\"%s\" typeRef=\"%s\"/>".formatted(id(), type));
      line(3, "<annotation name=\"Why\"/>");
      for (List<String> row : rows) {
        line(3, "<rule id=\"%s\">".formatted(id()));
        line(4, entry("inputEntry", row.get(0)));
        line(4, entry("outputEntry", row.get(1)));
        line(4, "<annotationEntry><text></text></annotationEntry>");
        line(3, "</rule>");
      }
      line(2, "</decisionTable>");
    }

    private String entry(String kind, String text) {
      return "<%s id=\"%s\"><text>%s</text></%s>".formatted(kind, id(), escaped(text), kind);
    }

    void labels(String column) {
      begin(Mapping.LABELS, "Any", ROW);
      literal("{title: %s}".formatted(cell(column)));
      line(1, "</decision>");
    }

    void facts(List<String> columns) {
      List<String> entries = new ArrayList<>();
      List<String> needed = new ArrayList<>();
      for (String column : columns) {
        entries.add("\n  %s: %s".formatted(column, of(column)));
        needed.add("requiredDecision href=\"#%s\"".formatted(idOf(of(column))));
      }
      begin(Mapping.FACTS, "Any", needed.toArray(String[]::new));
      literal(entries.isEmpty() ? "{}" : "{" + String.join(",", entries) + "\n}");
      line(1, "</decision>");
    }

    /** In quotation marks that are none of FEEL: the check would take them for being read. */
    void left(List<String> columns) {
      if (!columns.isEmpty()) {
        line(1, "<textAnnotation id=\"_left\" textFormat=\"text/plain\">");
        line(
            2,
            "<text>Nothing is made of these columns yet:\n%s</text>"
                .formatted(
                    escaped(
                        String.join(
                            "\n", columns.stream().map(c -> "\u201c" + c + "\u201d").toList()))));
        line(1, "</textAnnotation>");
      }
    }

    String whole() {
      return xml + "</definitions>\n";
    }

    private static final String ROW = "requiredInput href=\"#_row\"";

    private void begin(String name, String type, String... needed) {
      line(1, "<decision id=\"%s\" name=\"%s\">".formatted(idOf(name), name));
      line(2, "<variable id=\"%s\" name=\"%s\" typeRef=\"%s\"/>".formatted(id(), name, type));
      for (String one : needed) {
        line(
            2,
            "<informationRequirement id=\"%s\"><%s/></informationRequirement>"
                .formatted(id(), one));
      }
    }

    private void literal(String feel) {
      line(
          2,
          "<literalExpression id=\"%s\"><text>%s</text></literalExpression>"
              .formatted(id(), escaped(feel)));
    }

    /** A name of its own: within a context its entry would hide it. */
    private static String of(String column) {
      return "Column " + column;
    }

    private static String idOf(String name) {
      return "_" + name.replace(' ', '-');
    }

    private String id() {
      return "_%03d".formatted(++ids);
    }

    private static String cell(String column) {
      return "get value(row, %s)".formatted(quoted(column));
    }

    private static String quoted(String text) {
      return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void line(int depth, String text) {
      xml.append("  ".repeat(depth)).append(text).append('\n');
    }

    /** What XML 1.0 has no way to write stands as a space. */
    private static String escaped(String text) {
      return text.replaceAll("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", " ")
          .replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replace("\"", "&quot;");
    }
  }
}
