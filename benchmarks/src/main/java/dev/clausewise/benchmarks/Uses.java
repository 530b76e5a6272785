package dev.clausewise.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Lines of a batch, drawn by a seed: of each fact a value or none. */
public final class Uses {
  /** Facts and some of their values, as JSON. */
  private static final List<List<String>> FACTS =
      List.of(
          List.of("service", "azure_openai", "azure_ai_face", "rekognition", "chatgpt"),
          List.of("actorType", "police", "company", "government_other", "prosecutor"),
          List.of("actorLevel", "local", "state", "federal"),
          List.of("actorCountry", "US", "FR", "GB"),
          List.of("useCountry", "US", "FR", "GB"),
          List.of("timing", "real_time", "near_real_time", "post_event"),
          List.of("camera", "fixed_cctv", "body_worn", "uploaded_image"),
          List.of("purpose", "suspect_identification", "surveillance", "back_office"));

  private static final List<String> CAPABILITIES =
      List.of("face_identification", "face_verification", "emotion_inference");

  private Uses() {}

  public static byte[] lines(int count) {
    Random random = new Random(count);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(line(i, random)).append('\n');
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String line(int number, Random random) {
    StringBuilder line = new StringBuilder("{\"id\": " + number + ", \"facts\": {");
    for (List<String> fact : FACTS) {
      if (random.nextInt(10) > 0) {
        String value = fact.get(1 + random.nextInt(fact.size() - 1));
        line.append('"').append(fact.get(0)).append("\": \"").append(value).append("\", ");
      }
    }
    String capability = CAPABILITIES.get(random.nextInt(CAPABILITIES.size()));
    return line.append("\"capability\": [\"").append(capability).append("\"]}}").toString();
  }
}
