package dev.clausewise.inventory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.vocabulary.ExactJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JSON object a line. Its columns are the members of all of them. */
final class JsonRows implements Rows {
  private static final int LONGEST = 256 * 1024;
  private static final ObjectMapper JSON =
      ExactJson.of(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final InputStream in;
  private final Lines lines;
  private final List<String> columns;
  private long number;

  /**
   * @param columns as {@link #columns(Path)} has them
   */
  JsonRows(Path file, List<String> columns) throws IOException {
    this.columns = columns;
    in = new BufferedInputStream(Files.newInputStream(file));
    lines = new Lines(in, LONGEST);
  }

  static List<String> columns(Path file) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Lines lines = new Lines(in, LONGEST);
      for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
        if (object(line) instanceof ObjectNode object) {
          object.fieldNames().forEachRemaining(names::add);
        }
        if (names.size() > Columns.MOST) {
          throw new UnreadableFileException(
              "The objects have more than " + Columns.MOST + " members in all.");
        }
      }
    }
    if (names.isEmpty()) {
      throw new UnreadableFileException("No line is a JSON object with members.");
    }
    return new ArrayList<>(names);
  }

  private static JsonNode object(Lines.Line line) {
    if (line.bytes() == null) {
      return null;
    }
    try {
      return JSON.readTree(line.bytes());
    } catch (IOException | ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Row next() throws IOException {
    Lines.Line line = lines.next();
    if (line == null) {
      return null;
    }
    number++;
    if (!(object(line) instanceof ObjectNode object)) {
      String fault =
          line.bytes() == null
              ? "The line is longer than 256 KiB."
              : "The line is not one JSON object with each member once.";
      return new Row(number, line.number(), Map.of(), null, fault);
    }
    Map<String, String> cells = new LinkedHashMap<>();
    object.properties().forEach(member -> cells.put(member.getKey(), text(member.getValue())));
    return new Row(number, line.number(), cells, object, null);
  }

  private static String text(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    return value.isTextual() ? value.textValue() : value.toString();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
