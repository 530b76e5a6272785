package dev.clausewise.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer that is not the printed one is told from one that is. */
class PrintedTest {
  private static final Map<String, Pattern> ID = Map.of("/id", Pattern.compile("[0-9]{3}"));

  private static List<String> differences(String printed, String answer)
      throws JsonProcessingException {
    return Printed.read(printed).differences(answer, ID);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "{\"a\": 1}                   | {\"a\": 1.0}",
        "{\"a\": 1, \"b\": [true]}    | {\"b\": [true], \"a\": 1}",
        "{\"a\": 1, …}                | {\"a\": 1, \"b\": {\"c\": 2}}",
        "{…}                          | {}",
        "[…]                          | [1, 2]",
        "[1, …, 4]                    | [1, 2, 3, 4]",
        "[1, …, 4]                    | [1, 4]",
        "{\"a\": [{\"b\": 1, …}, …]}  | {\"a\": [{\"c\": 0, \"b\": 1}, 2, 3]}",
        "{\"a\": \"U.S. … not\"}      | {\"a\": \"U.S. police may not\"}",
        "{\"a\": \"\\\"…\", …}        | {\"a\": \"\\\" {\", \"b\": null}",
        "{\"id\": \"123\"}            | {\"id\": \"456\"}",
      })
  void whatIsPrintedIsAnswered(String printed, String answer) throws Exception {
    assertEquals(List.of(), differences(printed, answer));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "{\"a\": 1}                  | {\"a\": 2}                 | /a",
        "{\"a\": \"1\"}              | {\"a\": 1}                 | /a",
        "{\"a\": null}               | {\"a\": false}             | /a",
        "{\"a\": 1}                  | {\"a\": 1, \"b\": 2}       | /b",
        "{\"a\": 1, \"b\": 2, …}     | {\"a\": 1}                 | /b",
        "{\"a\": {\"id\": \"123\"}}  | {\"a\": {\"id\": \"456\"}} | /a/id",
        "[1, 2]                      | [2, 1]                     | /0",
        "[1, …, 4]                   | [1]                        | ''",
        "[1]                         | [1, 2]                     | ''",
        "[1, …, 4]                   | [1, 2, 3]                  | /2",
        "[{\"a\": 1, …}, …]          | [{\"b\": 1}]               | /0/a",
        "{\"a\": \"U.S. … not\"}     | {\"a\": \"U.S. may\"}      | /a",
        "{\"a\": \"U.S.\"}           | {\"a\": \"UXSX\"}          | /a",
        "{\"id\": \"123\"}           | {\"id\": \"45\"}           | /id",
        "{\"id\": \"12\"}            | {\"id\": \"456\"}          | /id",
        "{\"id\": \"123\"}           | {\"id\": 456}              | /id",
      })
  void whatIsNotPrintedIsTold(String printed, String answer, String where) throws Exception {
    String told = differences(printed, answer).get(0);
    assertEquals(where, told.substring(0, told.indexOf(':')), told);
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThrows(JsonProcessingException.class, () -> Printed.read("{\"a\": }"));
    assertThrows(JsonProcessingException.class, () -> differences("{…}", "<html>"));
    assertThrows(JsonProcessingException.class, () -> differences("{…}", "{} {}"));
  }
}
