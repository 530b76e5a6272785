package dev.clausewise.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts as files. */
class DraftsKeptTest {
  private static final String INSTRUMENT = "US-SF-19B";

  @TempDir Path folder;
  private Drafts drafts;

  @BeforeEach
  void inAFolder() {
    drafts = new Drafts(folder);
  }

  private Path file(String id) {
    return folder.resolve(id + ".json");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aDraftAndItsNoteAreOneFile() throws IOException {
    Draft draft = drafts.create(INSTRUMENT, "<a>\u00e4 \"</a>", "a note");
    assertEquals(List.of(draft.id() + ".json"), files());
    assertEquals(draft, drafts.find(draft.id()).orElseThrow());
    Draft next =
        drafts.replace(draft.id(), draft.revision(), "<b/>", "another", Map.of()).orElseThrow();
    assertEquals(next, drafts.find(draft.id()).orElseThrow());
    assertEquals(List.of(draft.id() + ".json"), files());
    assertTrue(drafts.delete(draft.id()));
    assertEquals(List.of(), files());
  }

  @Test
  void aListReadsNoModels() throws IOException {
    Draft draft = drafts.create(INSTRUMENT, "<a/>".repeat(100), "a note");
    String whole = Files.readString(file(draft.id()));
    Files.writeString(file(draft.id()), whole.substring(0, whole.length() - 100));
    assertEquals(
        List.of(new Drafts.Listed(draft.id(), INSTRUMENT, "a note", draft.revision())),
        drafts.all());
    assertThrows(UnreadableDraftException.class, () -> drafts.find(draft.id()));
  }

  @Test
  void aBrokenFileBreaksNothingElse() throws IOException {
    Draft good = drafts.create(INSTRUMENT, "<a/>", "");
    for (String broken :
        List.of("", "{", "[]", "\u0000", "{\"instrument\": 1}", "{\"model\": {}}")) {
      Files.writeString(file(UUID.randomUUID().toString()), broken);
    }
    byte[] noText = {'{', '"', (byte) 0xff, (byte) 0xfe};
    Files.write(file(UUID.randomUUID().toString()), noText);
    Files.writeString(folder.resolve("notes.json"), "{}");
    List<String> listed = drafts.all().stream().map(Drafts.Listed::id).toList();
    assertTrue(listed.contains(good.id()));
    assertEquals(good, drafts.find(good.id()).orElseThrow());
    for (String name : files()) {
      String id = name.replace(".json", "");
      if (!id.equals(good.id()) && !id.equals("notes")) {
        assertThrows(UnreadableDraftException.class, () -> drafts.find(id), name);
        assertTrue(drafts.delete(id));
      }
    }
    assertEquals(List.of(good.id()), drafts.all().stream().map(Drafts.Listed::id).toList());
  }

  @Test
  void noMoreThanTwoHundredAreKept() {
    for (int i = 0; i < 200; i++) {
      drafts.create(INSTRUMENT, "<a/>", "");
    }
    assertThrows(TooManyDraftsException.class, () -> drafts.create(INSTRUMENT, "<a/>", ""));
    assertTrue(drafts.delete(drafts.all().get(0).id()));
    drafts.create(INSTRUMENT, "<a/>", "");
  }

  @Test
  void norMoreThanMegabytesOfThem() {
    String large = "x".repeat(2 * 1024 * 1024 - 100);
    for (int i = 0; i < 63; i++) {
      drafts.create(INSTRUMENT, large, "");
    }
    assertThrows(
        TooManyDraftsException.class,
        () -> {
          drafts.create(INSTRUMENT, large, "");
          drafts.create(INSTRUMENT, large, "");
        });
    Draft one = drafts.create(INSTRUMENT, "<a/>", "");
    assertThrows(
        TooManyDraftsException.class,
        () -> drafts.replace(one.id(), one.revision(), large + large, "", Map.of()));
    assertThrows(
        TooManyDraftsException.class,
        () -> drafts.create(INSTRUMENT, "<a/>", "", Map.of("cases", large, "invariants", large)));
    drafts.replace(one.id(), one.revision(), "<b/>", "", Map.of());
  }

  @Test
  void whatAnEarlierVersionKeptIsReadAndBecomesOneFile() throws IOException {
    String id = UUID.randomUUID().toString();
    Files.writeString(file(id), "{\"instrument\": \"US-SF-19B\", \"note\": \"old\"}");
    Files.writeString(folder.resolve(id + ".dmn"), "<a/>");
    Draft old = drafts.find(id).orElseThrow();
    assertEquals(List.of("<a/>", "old"), List.of(old.model(), old.note()));
    assertEquals(old.revision(), drafts.all().get(0).revision());
    Draft next = drafts.replace(id, old.revision(), "<b/>", "new", Map.of()).orElseThrow();
    assertEquals(next, drafts.find(id).orElseThrow());
    assertEquals(List.of(id + ".json"), files());
  }

  @Test
  void whatAKilledProcessLeftIsSweptAway() throws IOException {
    Files.writeString(folder.resolve(".next-123"), "half");
    drafts.create(INSTRUMENT, "<a/>", "");
    assertFalse(Files.exists(folder.resolve(".next-123")));
  }

  @Test
  void aFolderThatCannotBeWrittenSaysSo() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "");
    Drafts none = new Drafts(file.resolve("drafts"));
    assertEquals(List.of(), none.all());
    assertThrows(DraftsUnavailableException.class, () -> none.create(INSTRUMENT, "<a/>", ""));
  }
}
