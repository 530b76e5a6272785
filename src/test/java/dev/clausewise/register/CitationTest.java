package dev.clausewise.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a source was read, and where a copy of it is, are facts of a citation, or are left out. */
class CitationTest {
  private static final String ENTRY =
      """
      id: "ACME-AUP"
      title: "Acceptable use policy"
      url: "https://acme.example/aup"
      coverage:
        - from: 2025-01-01
          governs: {service: other}
          decides: {capability: [translation]}
      not_encoded:
        - {id: elections, says: "election rules", citation: "policy, 7"%s}
      clauses:
        - id: "SCOPE"
          effect: scope
          values:
            2025-01-01: {text: "For its services."}
          metadata:
            reference:
              2025-01-01:
                - {title: "policy, 1", href: "https://acme.example/aup"%s}
            read_in: primary
      """;

  private static Instrument read(String ofPart, String ofClause) throws IOException {
    byte[] yaml = ENTRY.formatted(ofPart, ofClause).getBytes(StandardCharsets.UTF_8);
    return Register.read("acme-aup.yaml", new ByteArrayInputStream(yaml));
  }

  @Test
  void theyAreKeptAsTheyAreRecorded() throws IOException {
    Instrument instrument =
        read(
            ", read_on: 2025-03-01",
            ", read_on: 2025-03-02, archived: \"https://archive.example/2025/aup\"");
    Clause clause = instrument.clause("SCOPE").orElseThrow();
    assertEquals(LocalDate.of(2025, 3, 2), clause.readOn());
    assertEquals("https://archive.example/2025/aup", clause.archived());
    assertEquals(LocalDate.of(2025, 3, 1), instrument.notEncoded().get(0).readOn());
  }

  @Test
  void whatIsNotRecordedIsLeftOut() throws IOException {
    Clause clause = read("", "").clause("SCOPE").orElseThrow();
    assertNull(clause.readOn());
    assertNull(clause.archived());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "archived: \"http://archive.example/aup\"  | begins with https://",
        "archived: \"copies/aup.pdf\"              | begins with https://",
        "archived: \"https:///aup\"                | begins with https://",
        "archived: \"https://archive example/\"    | begins with https://",
        "read_on: 2025-02-30                       | 2025-02-30",
        "read_on: \"in March\"                     | in March",
        "readOn: 2025-02-03                        | readOn",
      })
  void whatIsNoneIsRefused(String wrong, String said) {
    for (boolean ofClause : new boolean[] {true, false}) {
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () -> read(ofClause ? "" : ", " + wrong, ofClause ? ", " + wrong : ""));
      assertTrue(thrown.getMessage().contains(said), thrown.getMessage());
      assertTrue(thrown.getMessage().startsWith("acme-aup.yaml: "), thrown.getMessage());
    }
  }
}
