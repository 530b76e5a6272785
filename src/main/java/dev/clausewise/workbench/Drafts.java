package dev.clausewise.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.engine.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The drafts in a folder: {@code <id>.dmn}, which any DMN editor opens, beside {@code <id>.json}
 * with instrument and note. Nothing is kept in memory, so a file that is edited from outside is a
 * new revision. Safe for use by many threads of one process.
 */
public final class Drafts {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** INVARIANT: only names of this form become paths, so none leads out of the folder. */
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Path folder;

  Drafts(Path folder) {
    this.folder = folder;
  }

  /** All drafts, by id. */
  public synchronized List<Draft> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Draft> drafts = new ArrayList<>();
      files
          .map(f -> f.getFileName().toString())
          .filter(name -> name.endsWith(".dmn"))
          .map(name -> name.substring(0, name.length() - ".dmn".length()))
          .sorted()
          .forEach(id -> find(id).ifPresent(drafts::add));
      return drafts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty if there is none, or {@code id} is not of the form of an id. */
  public synchronized Optional<Draft> find(String id) {
    if (!ID.matcher(id).matches() || !isFile(dmn(id)) || !isFile(json(id))) {
      return Optional.empty();
    }
    try {
      JsonNode about = JSON.readTree(Files.readAllBytes(json(id)));
      return Optional.of(
          draft(
              id,
              about.path("instrument").asText(),
              Files.readString(dmn(id)),
              about.path("note").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public synchronized Draft create(String instrument, String model, String note) {
    Draft draft = draft(UUID.randomUUID().toString(), instrument, model, note);
    write(draft);
    return draft;
  }

  /**
   * @param revision of the draft that is replaced
   * @return empty if there is no such draft
   * @throws StaleRevisionException if it has another revision by now
   */
  public synchronized Optional<Draft> replace(
      String id, String revision, String model, String note) {
    Optional<Draft> now = find(id);
    if (now.isEmpty()) {
      return now;
    }
    if (!now.get().revision().equals(revision)) {
      throw new StaleRevisionException();
    }
    Draft draft = draft(id, now.get().instrument(), model, note);
    write(draft);
    return Optional.of(draft);
  }

  /** Whether there was one. */
  public synchronized boolean delete(String id) {
    if (find(id).isEmpty()) {
      return false;
    }
    try {
      Files.delete(dmn(id));
      Files.delete(json(id));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Draft draft) {
    try {
      Files.createDirectories(folder);
      byte[] about =
          JSON.writeValueAsBytes(Map.of("instrument", draft.instrument(), "note", draft.note()));
      inPlace(json(draft.id()), about);
      inPlace(dmn(draft.id()), draft.model().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A reader, or a machine that stops, finds the old file or the new one and nothing between. */
  static void inPlace(Path file, byte[] content) throws IOException {
    Path next = Files.createTempFile(file.getParent(), ".next-", null);
    try {
      Files.write(next, content);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private static Draft draft(String id, String instrument, String model, String note) {
    MessageDigest digest = Sources.sha256();
    for (String part : List.of(instrument, note, model)) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return new Draft(id, instrument, model, note, HexFormat.of().formatHex(digest.digest()));
  }

  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private Path dmn(String id) {
    return folder.resolve(id + ".dmn");
  }

  private Path json(String id) {
    return folder.resolve(id + ".json");
  }
}
