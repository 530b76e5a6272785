package dev.clausewise.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoWorkersTest {
  @Test
  void withoutProcessesNoModelIsEvaluatedAndNobodyWaits() throws Exception {
    Duration minute = Duration.ofSeconds(60);
    WorkLimits limits = new WorkLimits(minute, minute, minute);
    try (Sandbox none = new Sandbox(0, limits, limits, minute)) {
      String model = Files.readString(Path.of("src/test/resources/lint/good/smallest.dmn"));
      ModelException refused =
          assertThrows(
              ModelException.class,
              () -> none.evaluate(JsonNodeFactory.instance.objectNode().put("model", model)));
      assertEquals(ModelException.Reason.UNAVAILABLE, refused.reason());
    }
  }
}
