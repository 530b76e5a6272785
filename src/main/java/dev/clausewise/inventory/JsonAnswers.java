package dev.clausewise.inventory;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** One JSON document, or an object a line. */
final class JsonAnswers implements AnswerWriter {
  private final ObjectMapper json;
  private final OutputStream out;
  private final JsonGenerator document;
  private final Tally tally = new Tally();

  /** An object a line. */
  static JsonAnswers lines(ObjectMapper json, OutputStream out) {
    return new JsonAnswers(json, out, null);
  }

  /** One document: what all rows have in common, the rows, and how many came to what. */
  static JsonAnswers document(ObjectMapper json, OutputStream out, About about) throws IOException {
    JsonGenerator generator = json.createGenerator(out);
    generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    generator.writeStartObject();
    generator.writePOJOField("inventory", about);
    generator.writeArrayFieldStart("rows");
    return new JsonAnswers(json, out, generator);
  }

  private JsonAnswers(ObjectMapper json, OutputStream out, JsonGenerator document) {
    this.json = json;
    this.out = out;
    this.document = document;
  }

  @Override
  public void write(List<RowAnswer> answers) throws IOException {
    for (RowAnswer answer : answers) {
      tally.add(answer);
      if (document == null) {
        out.write(json.writeValueAsBytes(answer));
        out.write('\n');
      } else {
        document.writePOJO(answer);
      }
    }
  }

  @Override
  public void flush() throws IOException {
    if (document != null) {
      document.flush();
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    if (document != null) {
      document.writeEndArray();
      document.writePOJOField("outcomes", tally);
      document.writeEndObject();
      document.close();
    }
    out.flush();
  }
}
