package dev.clausewise.attacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Bodies that are dear to whoever reads them. */
final class Bodies {
  /** What a request may have, bytes. */
  static final int LARGEST = 256 * 1024;

  /** What a request with a model may have, bytes. */
  static final int LARGEST_WITH_A_MODEL = 2 * 1024 * 1024;

  static final String NOTHING_KNOWN = "{\"facts\":{}}";
  static final String NOTHING_KNOWN_OF_ONE = "{\"facts\":{},\"instrument\":\"EU-AIA\"}";

  /** An ordinary question. */
  static final String US_POLICE =
      "{\"facts\": {\"service\": \"azure_openai\", \"actorType\": \"police\", \"actorCountry\": \"US\", \"useCountry\": \"US\", \"capability\": [\"face_identification\"]}}";

  private Bodies() {}

  /** Findings each of which each defeat fits. */
  static String findings(int findings, int defeats) {
    String finding =
        "{\"row\":%d,\"clause\":\"b\",\"effect\":\"prohibits\",\"status\":\"none\",\"condition\":\"\"}";
    String defeat = "{\"by\":\"a\",\"defeated\":\"b\",\"depth\":%d}";
    String last = finding.formatted(findings).replace("\"b\"", "\"a\"");
    return "{\"findings\":["
        + list(findings, finding::formatted)
        + ","
        + last
        + "],\"defeats\":["
        + list(defeats, defeat::formatted)
        + "]}";
  }

  private static String list(int number, IntFunction<String> element) {
    return IntStream.range(0, number).mapToObj(element).collect(Collectors.joining(","));
  }

  /** As large as may be: in order, nearly so, and not at all. */
  static List<String> largest(int bytes) {
    int room = bytes - 200;
    return List.of(
        "{\"facts\":{" + list(room / 12, i -> "\"k%05d\":1".formatted(i)) + "}}",
        "{\"facts\":{\"capability\":["
            + list(room / 22, i -> "\"face_identification\"")
            + "]},\"instrument\":\"EU-AIA\"}",
        "{\"facts\":{},\"instruments\":[" + list(room / 9, i -> "\"EU-AIA\"") + "]}",
        "{\"facts\":" + "[".repeat(room / 2) + "]".repeat(room / 2) + "}",
        "{\"facts\":{\"useCountry\":\"" + "x".repeat(room) + "\"}}",
        "{\"facts\":{\"useCountry\":" + "7".repeat(room) + "}}",
        "{\"findings\":[" + list(room / 76, Bodies::finding) + "],\"defeats\":[]}",
        "{\"instrument\":\"EU-AIA\",\"from\":{\"asOf\":\"2024-01-01\"},\"to\":{\"asOf\":\"2024-01-01\",\"draft\":\""
            + "x".repeat(room - 100)
            + "\"}}");
  }

  private static String finding(int row) {
    return "{\"row\":%d,\"clause\":\"%d\",\"effect\":\"permits\",\"status\":\"none\",\"condition\":\"c\"}"
        .formatted(row, row);
  }

  /** Models as large as may be, as requests for their evaluation and as drafts. */
  static List<String> largestModels() {
    int room = LARGEST_WITH_A_MODEL - 1000;
    List<String> models =
        List.of(
            model(
                "1", "<extensionElements>" + "<a b=''/>".repeat(room / 9) + "</extensionElements>"),
            model("/* ".repeat(room / 3), ""),
            model("1 + ".repeat(room / 4) + "1", ""),
            "x".repeat(room));
    return models.stream()
        .flatMap(
            m ->
                IntStream.range(0, 2)
                    .mapToObj(
                        i ->
                            i == 0
                                ? "{\"model\":\"" + m + "\"}"
                                : "{\"instrument\":\"EU-AIA\",\"note\":\"n\",\"model\":\""
                                    + m
                                    + "\"}"))
        .toList();
  }

  /** A request to evaluate a model of one decision. */
  static String evaluation(String feel, String beside) {
    return "{\"model\":\"" + model(feel, beside) + "\"}";
  }

  private static String model(String feel, String beside) {
    return "<definitions xmlns='"
        + HostileModel.NAMESPACE
        + "' id='_m' name='m' namespace='m'>"
        + beside
        + "<decision id='_d' name='d'><variable name='d'/><literalExpression><text>"
        + feel
        + "</text></literalExpression></decision></definitions>";
  }

  /** What a model says that runs until its time is up. */
  static final String ENDLESS =
      "{f: function(n) if n &lt; 2 then 1 else f(n-1) + f(n-2), out: f(60)}.out";

  /** So many megabytes of spaces, packed. */
  static byte[] packed(int megabytes) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        byte[] spaces = " ".repeat(1024 * 1024).getBytes();
        for (int i = 0; i < megabytes; i++) {
          gzip.write(spaces);
        }
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
