package dev.clausewise.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.inventory.InventoryFile.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people send them. */
class InventoryFileTest {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file"), bytes);
  }

  private List<Row> rows(Kind kind, byte[] bytes) throws IOException {
    InventoryFile file = InventoryFile.of(file(bytes), kind, null);
    List<Row> all = new ArrayList<>();
    try (Rows rows = file.open()) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        all.add(row);
      }
    }
    assertEquals(all.size(), file.rows());
    return all;
  }

  private List<Row> csv(String text) throws IOException {
    return rows(Kind.CSV, text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void theSeparatorIsFoundOut(String separator) throws IOException {
    String text = "name,place,note\nCafé,Łódź,\"a\nb, c; d\"\nx,y,z\n".replace(",", "\0");
    text = text.replace("b\0 c", "b, c").replace("\0", separator);
    List<Row> rows = csv(text);
    assertEquals(2, rows.size());
    assertEquals(
        Map.of("name", "Café", "place", "Łódź", "note", "a\nb, c; d"), rows.get(0).cells());
    assertEquals(2, rows.get(0).line());
    assertEquals(4, rows.get(1).line());
  }

  @Test
  void excelSaysTheSeparatorInALineOfItsOwn() throws IOException {
    assertEquals(Map.of("a", "1,5", "b", "2"), csv("sep=;\r\na;b\r\n1,5;2\r\n").get(0).cells());
  }

  @Test
  void oneColumnNeedsNoSeparator() throws IOException {
    assertEquals(Map.of("service", "claude"), csv("service\nclaude\n").get(0).cells());
  }

  @Test
  void theEncodingIsFoundOut() throws IOException {
    String text = "name,note\nAgency\u2019s,caf\u00e9 \u201cquoted\u201d \u2013 na\u00efve\n";
    for (Charset encoding : List.of(StandardCharsets.UTF_8, WINDOWS)) {
      assertEquals(
          "Agency\u2019s", rows(Kind.CSV, text.getBytes(encoding)).get(0).cells().get("name"));
    }
    for (Charset marked :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Row row = rows(Kind.CSV, ("\uFEFF" + text).getBytes(marked)).get(0);
      assertEquals("Agency\u2019s", row.cells().get("name"), marked.name());
    }
  }

  /** One letter of another encoding at the very end of megabytes of ASCII. */
  @Test
  void aLetterFarFromTheBeginningCounts() throws IOException {
    byte[] text = ("name\n" + "x\n".repeat(1_500_000) + "caf\u00e9\n").getBytes(WINDOWS);
    InventoryFile file = InventoryFile.of(file(text), Kind.CSV, null);
    assertEquals(WINDOWS, file.encoding());
    assertEquals(1_500_001, file.rows());
  }

  @Test
  void anEncodingThatIsNamedIsTaken() throws IOException {
    Path file = file("name\n\u0416\n".getBytes(Charset.forName("windows-1251")));
    try (Rows rows = InventoryFile.of(file, Kind.CSV, "windows-1251").open()) {
      assertEquals("\u0416", rows.next().cells().get("name"));
    }
    assertThrows(
        UnreadableFileException.class, () -> InventoryFile.of(file, Kind.CSV, "no-such-thing"));
    assertThrows(UnreadableFileException.class, () -> InventoryFile.of(file, Kind.CSV, "\n"));
  }

  @Test
  void aRowThatDoesNotFitIsTheOnlyOneThatIsRefused() throws IOException {
    List<Row> rows = csv("a,b\n1,2\n1,2,3\n1\n1,2,,\n");
    assertNull(rows.get(0).fault());
    assertNotNull(rows.get(1).fault());
    assertEquals(Map.of("a", "1", "b", ""), rows.get(2).cells());
    assertNull(rows.get(2).fault());
    assertNull(rows.get(3).fault());
  }

  @Test
  void columnsWithoutANameAndTwoOfOneNameAreToldApart() throws IOException {
    InventoryFile file = InventoryFile.of(file("a,,a,a\n1,2,3,4\n".getBytes()), Kind.CSV, null);
    assertEquals(List.of("a", "column 2", "a (2)", "a (3)"), file.columns());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", ",,,\n1,2,3\n", "a,b\n\"1,2\n3,4\n", "a,b\n\"1\"x,2\n"})
  void whatCannotBeReadToItsEndIsNotReadAtAll(String text) {
    assertThrows(UnreadableFileException.class, () -> csv(text));
  }

  @Test
  void everyObjectOfALineIsARow() throws IOException {
    List<Row> rows =
        rows(
            Kind.NDJSON,
            ("\uFEFF{\"a\":1.25,\"b\":[\"x\"]}\r\n\n[1]\n{\"a\":null,\"c\":true}\n{\"a\":1,\"a\":2}\n{")
                .getBytes(StandardCharsets.UTF_8));
    assertEquals(5, rows.size());
    assertEquals(Map.of("a", "1.25", "b", "[\"x\"]"), rows.get(0).cells());
    assertNotNull(rows.get(1).fault());
    assertEquals(Map.of("a", "", "c", "true"), rows.get(2).cells());
    assertNotNull(rows.get(3).fault());
    assertNotNull(rows.get(4).fault());
    assertEquals(3, rows.get(1).line());
  }

  @Test
  void aWorkbookIsReadAsItsReaderSeesIt() throws IOException {
    Path path = folder.resolve("book.xlsx");
    try (OutputStream out = Files.newOutputStream(path);
        Workbook workbook = new Workbook(out, "test", null)) {
      Worksheet sheet = workbook.newWorksheet("Uses");
      for (String name : List.of("name", "day", "number", "yes", "list")) {
        sheet.value(0, List.of("name", "day", "number", "yes", "list").indexOf(name), name);
      }
      sheet.value(1, 0, "Body cameras\nof patrols");
      sheet.value(1, 1, LocalDate.of(2026, 4, 3));
      sheet.style(1, 1).format("yyyy-mm-dd").set();
      sheet.value(1, 2, 98.5);
      sheet.value(1, 3, true);
      sheet.value(1, 4, "a; b");
      sheet.value(3, 0, "last");
      workbook.newWorksheet("Other").value(0, 0, "not read");
    }
    List<Row> rows = rows(Kind.XLSX, Files.readAllBytes(path));
    assertEquals(2, rows.size(), "a row that is empty is none");
    assertEquals(
        List.of("Body cameras\nof patrols", "2026-04-03", "98.5", "true", "a; b"),
        List.copyOf(rows.get(0).cells().values()));
    assertEquals("last", rows.get(1).cells().get("name"));
  }

  @Test
  void noWorkbookIsNone() throws IOException {
    for (byte[] bytes :
        List.of(
            "name,b\n1,2\n".getBytes(),
            new byte[] {'P', 'K', 3, 4, 0, 0},
            zip(
                "xl/workbook.xml",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>"),
            zip("a", "b"))) {
      assertThrows(UnreadableFileException.class, () -> rows(Kind.XLSX, bytes));
    }
  }

  /** A megabyte that is gigabytes when it is unpacked. */
  @Test
  void aBombIsNotUnpacked() throws IOException {
    Path path = folder.resolve("bomb.xlsx");
    byte[] zeros = new byte[1 << 20];
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      for (int i = 0; i < 600; i++) {
        zip.write(zeros);
      }
    }
    assertTrue(Files.size(path) < 2 << 20);
    UnreadableFileException refused =
        assertThrows(UnreadableFileException.class, () -> InventoryFile.of(path, Kind.XLSX, null));
    assertTrue(refused.getMessage().contains("unpacked"), refused.getMessage());
  }

  private byte[] zip(String name, String text) throws IOException {
    Path path = folder.resolve("zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return Files.readAllBytes(path);
  }

  @Test
  void listsAreReadHoweverTheyAreWritten() {
    for (String text : List.of("a, b", "a;b", "a|b", "[\"a\", \"b\"]", "['a', 'b']", "a\nb")) {
      assertEquals(List.of("a", "b"), PlainFacts.members(text), text);
    }
    assertEquals(List.of(), PlainFacts.members("[]"));
    assertEquals(Arrays.asList("it's"), PlainFacts.members("it's"));
  }
}
