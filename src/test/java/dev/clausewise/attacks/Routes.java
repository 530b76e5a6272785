package dev.clausewise.attacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.Packaged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The addresses that a service says it has. */
final class Routes {
  private static final String SOME_ID = "EU-AIA";

  private Routes() {}

  /** The largest requests to each that takes a body, and one to each other, in any order. */
  static List<byte[]> largest(Packaged service) throws Exception {
    String openapi = service.get("/q/openapi?format=json");
    List<String> bodies = Bodies.largest(Bodies.LARGEST);
    List<String> models = Bodies.largestModels();
    List<byte[]> requests = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path :
        new ObjectMapper().readTree(openapi).path("paths").properties()) {
      String address = path.getKey().replaceAll("\\{[^}]*\\}", SOME_ID);
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String method = operation.getKey().toUpperCase(Locale.ROOT);
        if (method.equals("POST") || method.equals("PUT")) {
          boolean model = address.contains("/models") || address.contains("/drafts");
          (model ? models : bodies).forEach(b -> requests.add(sent(method, address, b)));
        } else if (method.equals("GET")) {
          requests.add(Wire.head(method, address, known(address)));
        }
      }
    }
    Collections.shuffle(requests, new Random(7));
    return requests;
  }

  private static String known(String address) {
    return address.startsWith("/v1/drafts") ? "" : Wire.KNOWN;
  }

  private static byte[] sent(String method, String address, String body) {
    byte[] post = Wire.post(address, body, known(address));
    return method.equals("POST") ? post : replaced(post, method);
  }

  /** The same with another method. */
  private static byte[] replaced(byte[] post, String method) {
    byte[] request = new byte[post.length - "POST".length() + method.length()];
    System.arraycopy(method.getBytes(), 0, request, 0, method.length());
    System.arraycopy(post, "POST".length(), request, method.length(), post.length - 4);
    return request;
  }
}
