package dev.clausewise.api;

import java.util.Arrays;
import java.util.List;

/** Instruments as a query parameter names them. */
final class Instruments {
  private Instruments() {}

  /**
   * @param text ids with commas between them; null for all
   * @return empty for all
   */
  static List<String> listed(String text) {
    if (text == null) {
      return List.of();
    }
    List<String> ids = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (ids.stream().anyMatch(String::isEmpty)) {
      throw ProblemException.at(
          "instruments",
          Code.VALUE_NOT_ALLOWED,
          "instruments is ids with commas between them, or is left out.");
    }
    return ids;
  }
}
