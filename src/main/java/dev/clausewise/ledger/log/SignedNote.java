package dev.clausewise.ledger.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures (C2SP signed-note).
 *
 * @param text that ends with a line feed
 */
public record SignedNote(String text, List<Line> signatures) {
  static final String DASH = "— ";
  private static final int MOST_SIGNATURES = 100;

  /**
   * A signature.
   *
   * @param key name of the key that it says it is by
   * @param bytes id of the key and signature
   */
  public record Line(String key, byte[] bytes) {}

  /**
   * @throws IllegalArgumentException if it is not of that form
   */
  public static SignedNote parse(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n") || end + 2 >= note.length() || hasControls(note)) {
      throw new IllegalArgumentException("no signed note");
    }
    List<Line> signatures = new ArrayList<>();
    for (String line : note.substring(end + 2, note.length() - 1).split("\n", -1)) {
      String[] words = line.split(" ", -1);
      if (!line.startsWith(DASH) || words.length != 3 || words[1].isEmpty()) {
        throw new IllegalArgumentException("no line of a signature");
      }
      byte[] bytes = Base64.getDecoder().decode(words[2]);
      if (bytes.length <= NoteKey.ID_BYTES || signatures.size() == MOST_SIGNATURES) {
        throw new IllegalArgumentException("no signature");
      }
      signatures.add(new Line(words[1], bytes));
    }
    return new SignedNote(note.substring(0, end + 1), List.copyOf(signatures));
  }

  private static boolean hasControls(String note) {
    return note.chars().anyMatch(c -> c < 0x20 && c != '\n');
  }

  /** Whether it is signed by the key. A signature by it that is wrong makes the note wrong. */
  public boolean isBy(NoteKey key) {
    List<Line> its = linesOf(key);
    byte[] signed = text.getBytes(StandardCharsets.UTF_8);
    return !its.isEmpty()
        && its.stream()
            .map(Line::bytes)
            .allMatch(b -> key.signed(signed, Arrays.copyOfRange(b, NoteKey.ID_BYTES, b.length)));
  }

  /** The lines that say they are by the key, whether or not they are. */
  public List<Line> linesOf(NoteKey key) {
    byte[] id = key.id();
    return signatures.stream()
        .filter(l -> l.key().equals(key.name()))
        .filter(l -> Arrays.equals(id, Arrays.copyOf(l.bytes(), NoteKey.ID_BYTES)))
        .toList();
  }

  /** As it was read. */
  public String written() {
    StringBuilder note = new StringBuilder(text).append('\n');
    for (Line line : signatures) {
      String bytes = Base64.getEncoder().encodeToString(line.bytes());
      note.append(DASH).append(line.key()).append(' ').append(bytes).append('\n');
    }
    return note.toString();
  }
}
