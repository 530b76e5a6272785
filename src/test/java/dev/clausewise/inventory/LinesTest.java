package dev.clausewise.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static List<String> read(String text, int most) throws IOException {
    Lines lines = new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), most);
    List<String> read = new ArrayList<>();
    for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
      read.add(
          line.number()
              + ":"
              + (line.bytes() == null
                  ? "too long"
                  : new String(line.bytes(), StandardCharsets.UTF_8)));
    }
    return read;
  }

  @Test
  void linesOfNothingAreCountedAndLeftOut() throws IOException {
    assertEquals(List.of("2:a", "4:b\r", "5:c"), read("\na\n \t\r\nb\r\nc", 10));
    assertEquals(List.of(), read("", 10));
    assertEquals(List.of("1:{}"), read("\uFEFF{}\n", 10));
  }

  @Test
  void aLineThatIsTooLongIsNotHeldAndNotTheEnd() throws IOException {
    String text = "short\n" + "x".repeat(200_000) + "\nlast";
    assertEquals(List.of("1:short", "2:too long", "3:last"), read(text, 100));
    assertEquals(List.of("1:too long"), read("x".repeat(101), 100));
    assertEquals(List.of("1:" + "x".repeat(100)), read("x".repeat(100), 100));
  }

  @Property(tries = 200)
  void everyLineComesOnceAndInOrder(
      @ForAll @Size(max = 50) List<@IntRange(min = 1, max = 100_000) Integer> lengths)
      throws IOException {
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < lengths.size(); i++) {
      String line = String.valueOf((char) ('a' + i % 26)).repeat(lengths.get(i));
      text.append(line).append('\n');
      expected.add((i + 1) + ":" + (line.length() > 50_000 ? "too long" : line));
    }
    assertEquals(expected, read(text.toString(), 50_000));
    assertNull(new Lines(new ByteArrayInputStream(new byte[0]), 1).next());
  }
}
