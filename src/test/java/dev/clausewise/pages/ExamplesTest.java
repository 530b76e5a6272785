package dev.clausewise.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.Cases;
import dev.clausewise.decision.UseCase;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The examples of the first page are given cases, word for word. */
class ExamplesTest {

  @Test
  void eachExampleIsTheGivenCaseOfItsId() throws IOException {
    Map<String, UseCase> given =
        Cases.given().stream().collect(Collectors.toMap(UseCase::id, Function.identity()));
    JsonNode examples =
        new ObjectMapper().readTree(new File("src/main/webui/src/ask/examples.json"));
    assertFalse(examples.isEmpty());
    for (JsonNode example : examples) {
      UseCase useCase = given.get(example.get("id").asText());
      assertEquals(useCase.asOf(), example.get("asOf").asText(), useCase.id());
      assertEquals(useCase.facts(), example.get("facts"), useCase.id());
    }
  }
}
