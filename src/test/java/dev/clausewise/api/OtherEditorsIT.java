package dev.clausewise.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.Packaged;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Other DMN editors open the models that the service gives them: read by what dmn-js reads with.
 */
class OtherEditorsIT {
  private static final Path SCRIPT = Path.of("src/test/resources/editors/opens.mjs");
  private static final Path MODULES = Path.of("src/main/webui/node_modules").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyInstrumentsModelOpensWithAllThatIsInIt() throws Exception {
    try (Packaged service = Packaged.in(Path.of("target/other-editors")).start()) {
      JsonNode instruments = JSON.readTree(service.get("/v1/instruments"));
      assertTrue(instruments.size() >= 46);
      for (JsonNode instrument : instruments) {
        String id = instrument.path("id").asText();
        String own = service.get("/v1/instruments/" + id + "/model");
        JsonNode opened = opened(service.get("/v1/instruments/" + id + "/model?dmn=1.3"));
        assertEquals(id, opened.path("name").asText());
        assertEquals(0, opened.path("warnings").size(), () -> id + ": " + opened.path("warnings"));
        assertEquals(count(own, "<decision "), opened.path("decisions").size(), id);
        assertEquals(count(own, "<rule "), opened.path("rows").asInt(), id);
        assertTrue(opened.path("shapes").asInt() > opened.path("decisions").size(), id);
      }
    }
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  private static JsonNode opened(String model) throws Exception {
    Process node =
        new ProcessBuilder("node", SCRIPT.toString(), MODULES.toString())
            .redirectErrorStream(true)
            .start();
    node.getOutputStream().write(model.getBytes(StandardCharsets.UTF_8));
    node.getOutputStream().close();
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(node.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, node.exitValue(), said);
    return JSON.readTree(said);
  }
}
