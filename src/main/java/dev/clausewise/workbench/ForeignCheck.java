package dev.clausewise.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.engine.reading.Place;
import dev.clausewise.vocabulary.ExactJson;
import dev.clausewise.workbench.DraftDiagnostic.Where;
import dev.clausewise.workbench.ModelException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What is to be said of a draft that is a model of no instrument: what the engine says of it. */
final class ForeignCheck {
  private static final ObjectMapper JSON = ExactJson.mapper();
  private static final String HELP = "Correct the model.";

  private ForeignCheck() {}

  /**
   * @throws ModelException if the model takes more than it may
   */
  static List<DraftDiagnostic> of(String model) {
    List<DraftDiagnostic> diagnostics = new ArrayList<>();
    try {
      JsonNode described =
          JSON.readTree(ModelEvaluation.validate(JSON.createObjectNode().put("model", model)));
      described.path("messages").forEach(message -> diagnostics.add(of(message)));
    } catch (ModelException e) {
      if (e.reason() != Reason.INVALID && e.reason() != Reason.UNSAFE) {
        throw e;
      }
      String code = e.reason() == Reason.UNSAFE ? "unsafe-model" : "invalid-model";
      if (e.faults().isEmpty()) {
        diagnostics.add(error(code, Place.NONE, e.getMessage()));
      }
      e.faults().forEach(fault -> diagnostics.add(error(code, fault.place(), fault.message())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return diagnostics;
  }

  private static DraftDiagnostic of(JsonNode message) {
    return new DraftDiagnostic(
        message.path("code").asText(),
        message.path("severity").asText().equals("error") ? "error" : "warning",
        new Where(
            message.path("decision").textValue(),
            number(message, "row"),
            number(message, "cell"),
            null,
            number(message, "line")),
        message.path("text").asText(),
        HELP,
        null);
  }

  private static Integer number(JsonNode message, String member) {
    return message.path(member).isInt() ? message.path(member).intValue() : null;
  }

  private static DraftDiagnostic error(String code, Place place, String message) {
    return new DraftDiagnostic(
        code,
        "error",
        new Where(place.decision(), place.row(), place.cell(), null, place.line()),
        message,
        HELP,
        null);
  }
}
