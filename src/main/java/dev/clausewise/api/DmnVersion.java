package dev.clausewise.api;

import java.util.Map;
import java.util.TreeMap;

/**
 * Models of the policy profile in an older version of DMN. The profile has no element that DMN 1.3
 * lacks, so the versions differ in their namespaces alone.
 */
final class DmnVersion {
  /** That the models are written in. */
  static final String OWN = "1.6";

  private static final Map<String, String> IN_1_3 =
      new TreeMap<>(
          Map.of(
              "https://www.omg.org/spec/DMN/20240513/MODEL/",
              "https://www.omg.org/spec/DMN/20191111/MODEL/",
              "https://www.omg.org/spec/DMN/20230324/MODEL/",
              "https://www.omg.org/spec/DMN/20191111/MODEL/",
              "https://www.omg.org/spec/DMN/20240513/FEEL/",
              "https://www.omg.org/spec/DMN/20191111/FEEL/",
              "https://www.omg.org/spec/DMN/20230324/DMNDI/",
              "https://www.omg.org/spec/DMN/20191111/DMNDI/"));

  private DmnVersion() {}

  /**
   * @param model of the policy profile
   */
  static String as13(String model) {
    String older = model;
    for (Map.Entry<String, String> namespace : IN_1_3.entrySet()) {
      older = older.replace('"' + namespace.getKey() + '"', '"' + namespace.getValue() + '"');
    }
    return older;
  }
}
