package dev.clausewise.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.FactType;
import dev.clausewise.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Facts of a file whose columns have the names of facts, or whose objects have a member with all.
 * An empty cell leaves a fact out; what a cell says and the vocabulary does not know is told, and
 * never guessed at.
 */
public final class PlainFacts implements FactsOfRows {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?");
  private static final Pattern BETWEEN = Pattern.compile("\\s*[,;|\\n]\\s*");

  /** The member of an object that has all facts, as a line of a batch has them. */
  private static final String WHOLE = "facts";

  private final Vocabulary vocabulary;

  public PlainFacts(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * The columns that are facts.
   *
   * @throws UnreadableFileException if two say the same fact
   */
  public List<String> read(List<String> columns) {
    if (columns.contains(WHOLE)) {
      return List.of(WHOLE);
    }
    List<String> facts =
        columns.stream().filter(name -> vocabulary.fact(name).isPresent()).toList();
    for (String fact : facts) {
      if (Columns.isTwice(fact, columns)) {
        throw new UnreadableFileException("Two columns have the name " + fact + ".");
      }
    }
    return facts;
  }

  /** The columns that are none. */
  public List<String> notRead(List<String> columns) {
    List<String> read = read(columns);
    return columns.stream().filter(column -> !read.contains(column)).toList();
  }

  @Override
  public List<RowFacts> of(List<Row> rows) {
    return rows.stream().map(row -> RowFacts.of(facts(row), Map.of())).toList();
  }

  private JsonNode facts(Row row) {
    if (row.json() != null && row.json().has(WHOLE)) {
      return row.json().get(WHOLE);
    }
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    row.cells()
        .forEach(
            (name, text) -> {
              Optional<Fact> fact = vocabulary.fact(name);
              if (fact.isPresent() && !text.isBlank()) {
                JsonNode sent = row.json() == null ? null : row.json().get(name);
                facts.set(
                    name,
                    sent == null || sent.isTextual() ? value(fact.get(), text.strip()) : sent);
              }
            });
    return facts;
  }

  private static JsonNode value(Fact fact, String text) {
    if (text.equals("unknown")) {
      return TextNode.valueOf(text);
    }
    if (fact.set()) {
      ArrayNode members = JsonNodeFactory.instance.arrayNode();
      members(text).forEach(members::add);
      return members;
    }
    if (fact.type() == FactType.BOOLEAN) {
      return truth(text);
    }
    if (fact.type() == FactType.NUMBER && NUMBER.matcher(text).matches()) {
      return DecimalNode.valueOf(new BigDecimal(text));
    }
    return TextNode.valueOf(text);
  }

  private static JsonNode truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes" -> BooleanNode.TRUE;
      case "false", "no" -> BooleanNode.FALSE;
      default -> TextNode.valueOf(text);
    };
  }

  /** Values with separators between them, in brackets and quotation marks or without. */
  static List<String> members(String text) {
    String inner =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    List<String> members = new ArrayList<>();
    for (String part : BETWEEN.split(inner.strip())) {
      String member = unquoted(part.strip());
      if (!member.isEmpty()) {
        members.add(member);
      }
    }
    return members;
  }

  private static String unquoted(String part) {
    boolean quoted =
        part.length() >= 2
            && (part.charAt(0) == '"' || part.charAt(0) == '\'')
            && part.charAt(part.length() - 1) == part.charAt(0);
    return quoted ? part.substring(1, part.length() - 1) : part;
  }
}
