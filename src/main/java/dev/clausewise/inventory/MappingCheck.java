package dev.clausewise.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.vocabulary.FactsException;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a mapping makes of a file, and what it leaves. Not safe for use by many threads. */
public final class MappingCheck {
  private static final int MOST_VALUES = 50;
  private static final int MOST_EXAMPLES = 20;

  private final Mapping mapping;
  private final MappingRun.Evaluator evaluator;
  private final Vocabulary vocabulary;
  private final FactsReader reader;
  private final List<String> columns;
  private final Map<String, List<String>> tables = new LinkedHashMap<>();
  private final Map<String, Map<List<String>, Long>> unmet = new LinkedHashMap<>();
  private final Map<String, Long> given = new HashMap<>();
  private final List<Refused> refused = new ArrayList<>();
  private long refusedRows;
  private long rows;

  /**
   * What was found.
   *
   * @param rows of the sample that were looked at
   * @param columnsNotRead those of the file that the mapping does not look at
   * @param valuesNotKnown cells that no row of a decision table takes
   * @param factsGiven how many rows say each, in the order of the vocabulary
   * @param factsNeverGiven in the order of the vocabulary
   * @param refusedRows how many make no facts
   * @param refused the first of them
   */
  @RegisterForReflection
  public record Found(
      long rows,
      List<String> columnsNotRead,
      List<NotKnown> valuesNotKnown,
      Map<String, Long> factsGiven,
      List<String> factsNeverGiven,
      long refusedRows,
      List<Refused> refused) {}

  /**
   * Cells that a decision has no row for.
   *
   * @param columns of the file that its table looks at
   * @param values the most frequent first
   */
  @RegisterForReflection
  public record NotKnown(String decision, List<String> columns, List<Value> values) {}

  /** Such cells, and in how many rows they stand. */
  @RegisterForReflection
  public record Value(List<String> cells, long rows) {}

  /** A row that makes no facts. */
  @RegisterForReflection
  public record Refused(
      long row,
      String detail,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RowProblem.Fault> errors) {}

  /**
   * @param described what {@code POST /v1/models/validate} says of the model
   * @param columns of the file
   */
  public MappingCheck(
      Mapping mapping,
      JsonNode described,
      MappingRun.Evaluator evaluator,
      Vocabulary vocabulary,
      List<String> columns) {
    this.mapping = mapping;
    this.evaluator = evaluator;
    this.vocabulary = vocabulary;
    this.reader = new FactsReader(vocabulary);
    this.columns = columns;
    for (JsonNode decision : described.path("decisions")) {
      List<String> read = new ArrayList<>();
      decision.path("columns").forEach(text -> read.addAll(named(text.textValue())));
      if (!read.isEmpty()) {
        tables.put(decision.path("name").textValue(), read.stream().distinct().toList());
      }
    }
  }

  /** Columns that a text of the model names: as a member of the row, or in quotation marks. */
  private List<String> named(String text) {
    return columns.stream().filter(column -> names(text, column)).toList();
  }

  private static boolean names(String text, String column) {
    return text.contains("\"" + column + "\"")
        || Pattern.compile("\\brow\\s*\\.\\s*" + Pattern.quote(column) + "(?![\\w])")
            .matcher(text)
            .find();
  }

  /** Looks at more rows. */
  public void add(List<Row> more) {
    List<Row> readable = new ArrayList<>();
    for (Row row : more) {
      rows++;
      if (row.fault() == null) {
        readable.add(row);
      } else {
        refuse(row, RowProblem.of(RowProblem.UNREADABLE, row.fault()));
      }
    }
    evaluate(readable);
  }

  private void evaluate(List<Row> part) {
    if (part.isEmpty()) {
      return;
    }
    JsonNode answers;
    try {
      ObjectNode request = MappingRun.contexts(mapping, part);
      answers = evaluator.evaluate(request);
    } catch (MappingRun.TooMuchException e) {
      if (part.size() == 1) {
        refuse(part.get(0), RowProblem.of("evaluation-limit", e.getMessage()));
        return;
      }
      evaluate(part.subList(0, part.size() / 2));
      evaluate(part.subList(part.size() / 2, part.size()));
      return;
    }
    for (int i = 0; i < part.size(); i++) {
      add(part.get(i), answers.get(i));
    }
  }

  private void add(Row row, JsonNode answer) {
    for (JsonNode hit : answer.path("hits")) {
      List<String> read = tables.get(hit.path("decision").asText());
      if (read != null && hit.path("matched").isEmpty()) {
        List<String> cells = read.stream().map(c -> row.cells().getOrDefault(c, "")).toList();
        if (!cells.stream().allMatch(String::isBlank)) {
          unmet
              .computeIfAbsent(hit.path("decision").asText(), table -> new HashMap<>())
              .merge(cells, 1L, Long::sum);
        }
      }
    }
    RowFacts facts = MappingRun.facts(answer);
    if (facts.refused() != null) {
      refuse(row, facts.refused());
      return;
    }
    try {
      reader
          .read(facts.facts())
          .known()
          .keySet()
          .forEach(
              fact -> {
                if (facts.facts().has(fact)) {
                  given.merge(fact, 1L, Long::sum);
                }
              });
    } catch (FactsException e) {
      refuse(row, RowProblem.of(e));
    }
  }

  private void refuse(Row row, RowProblem problem) {
    refusedRows++;
    if (refused.size() < MOST_EXAMPLES) {
      refused.add(new Refused(row.number(), problem.detail(), problem.errors()));
    }
  }

  public Found found() {
    String model = unescaped(mapping.model());
    Map<String, Long> facts = new LinkedHashMap<>();
    vocabulary
        .facts()
        .forEach(
            fact -> {
              if (given.containsKey(fact.name())) {
                facts.put(fact.name(), given.get(fact.name()));
              }
            });
    return new Found(
        rows,
        columns.stream().filter(column -> !names(model, column)).toList(),
        new TreeMap<>(unmet)
            .entrySet().stream().map(e -> notKnown(e.getKey(), e.getValue())).toList(),
        facts,
        vocabulary.facts().stream().map(f -> f.name()).filter(f -> !given.containsKey(f)).toList(),
        refusedRows,
        List.copyOf(refused));
  }

  private NotKnown notKnown(String table, Map<List<String>, Long> values) {
    return new NotKnown(
        table,
        tables.get(table),
        values.entrySet().stream()
            .map(e -> new Value(e.getKey(), e.getValue()))
            .sorted(
                Comparator.comparingLong(Value::rows)
                    .reversed()
                    .thenComparing(value -> String.join("\n", value.cells())))
            .limit(MOST_VALUES)
            .toList());
  }

  /** Of the five entities that XML has without a declaration. */
  private static String unescaped(String xml) {
    return xml.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }
}
