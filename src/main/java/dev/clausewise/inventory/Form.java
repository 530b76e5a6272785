package dev.clausewise.inventory;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;

/** The forms that answers of an inventory may have. */
public enum Form {
  LINES("application/x-ndjson"),
  JSON("application/json"),
  CSV("text/csv"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String mediaType;

  Form(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  public AnswerWriter writer(ObjectMapper json, OutputStream out, About about) throws IOException {
    return switch (this) {
      case LINES -> JsonAnswers.lines(json, out);
      case JSON -> JsonAnswers.document(json, out, about);
      case CSV -> new CsvAnswers(out, about.columns());
      case XLSX -> new XlsxAnswers(out, about.columns());
    };
  }
}
