package dev.clausewise.api;

import dev.clausewise.inventory.Form;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** In which form somebody wants the answers of an inventory. */
final class Forms {
  private Forms() {}

  /** The first that is accepted; whoever takes anything gets an object a line. */
  static Form wanted(HttpHeaders headers) {
    for (MediaType accepted : headers.getAcceptableMediaTypes()) {
      for (Form form : Form.values()) {
        if (accepted.isCompatible(MediaType.valueOf(form.mediaType()))) {
          return form;
        }
      }
    }
    throw new ProblemException(
        Code.NOT_ACCEPTABLE,
        "Answers are application/x-ndjson, application/json, text/csv or a workbook.");
  }
}
