package dev.clausewise.workbench;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.engine.Sources;
import dev.clausewise.vocabulary.ExactJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The drafts in a folder, one file each: {@code <id>.json} with instrument, note and model. Nothing
 * is kept in memory, so a file that is edited from outside is a new revision. A file that cannot be
 * read is passed over in the list and says so by itself. Safe for use by many threads of one
 * process.
 */
public final class Drafts {
  /** A machine that holds more than this is not used for editing. */
  private static final int MOST = 200;

  private static final long MOST_BYTES = 128L * 1024 * 1024;

  private static final Logger LOG = Logger.getLogger(Drafts.class);
  private static final ObjectMapper JSON = ExactJson.mapper();
  private static final String INSTRUMENT = "instrument";
  private static final String NOTE = "note";
  private static final String REVISION = "revision";
  private static final String MODEL = "model";
  private static final String FILES = "files";
  private static final String ENDING = ".json";
  private static final String UNFINISHED = ".next-";

  /** INVARIANT: only names of this form become paths, so none leads out of the folder. */
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Path folder;

  Drafts(Path folder) {
    this.folder = folder;
  }

  /** Where they are. */
  public Path folder() {
    return folder;
  }

  /**
   * A draft in a list.
   *
   * @param instrument null for a model of none
   * @param revision as it was when the draft was last written here
   */
  @RegisterForReflection
  public record Listed(String id, String instrument, String note, String revision) {}

  /**
   * All drafts that can be read, by id; no model is.
   *
   * @throws DraftsUnavailableException if the folder cannot be read
   */
  public synchronized List<Listed> all() {
    List<Listed> drafts = new ArrayList<>();
    for (Path file : files()) {
      String id = id(file);
      try {
        drafts.add(listed(id));
      } catch (IOException e) {
        LOG.warnf("the file of draft %s cannot be read", id);
      }
    }
    return drafts;
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> ID.matcher(id(f)).matches() && isFile(json(id(f))))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DraftsUnavailableException(e);
    }
  }

  private static String id(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : "";
  }

  /** Reads up to the model, which is written last. */
  private Listed listed(String id) throws IOException {
    Map<String, String> members = new HashMap<>();
    try (JsonParser parser = JSON.createParser(json(id).toFile())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not an object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME && !parser.currentName().equals(MODEL)) {
        String member = parser.currentName();
        parser.nextToken();
        members.put(member, parser.getText());
      }
    }
    String revision = members.get(REVISION);
    if (revision == null) {
      // Of an earlier version, which kept the model in a file beside it.
      revision = read(id).revision();
    }
    String instrument = members.getOrDefault(INSTRUMENT, Draft.NONE);
    return new Listed(
        id,
        instrument.equals(Draft.NONE) ? null : instrument,
        members.getOrDefault(NOTE, ""),
        revision);
  }

  /**
   * Empty if there is none, or {@code id} is not of the form of an id.
   *
   * @throws UnreadableDraftException if there is a file and it is damaged
   */
  public synchronized Optional<Draft> find(String id) {
    if (!ID.matcher(id).matches() || !isFile(json(id))) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(id));
    } catch (IOException e) {
      throw new UnreadableDraftException(id);
    }
  }

  private Draft read(String id) throws IOException {
    JsonNode members = JSON.readTree(Files.readAllBytes(json(id)));
    String instrument = members.path(INSTRUMENT).textValue();
    String model =
        members.has(MODEL) ? members.path(MODEL).textValue() : Files.readString(earlier(id));
    if (instrument == null || model == null) {
      throw new IOException("members are missing");
    }
    Map<String, String> files = new LinkedHashMap<>();
    members.path(FILES).properties().forEach(e -> files.put(e.getKey(), e.getValue().asText()));
    return draft(id, instrument, model, members.path(NOTE).asText(), files);
  }

  /**
   * @throws TooManyDraftsException if as many or as large ones are kept as may be
   */
  public Draft create(String instrument, String model, String note) {
    return create(instrument, model, note, Map.of());
  }

  /**
   * @throws TooManyDraftsException if as many or as large ones are kept as may be
   */
  public synchronized Draft create(
      String instrument, String model, String note, Map<String, String> files) {
    List<Path> kept = files();
    if (kept.size() >= MOST) {
      throw new TooManyDraftsException();
    }
    leaveRoom(kept, model, files);
    Draft draft = draft(UUID.randomUUID().toString(), instrument, model, note, files);
    write(draft);
    return draft;
  }

  /**
   * @param revision of the draft that is replaced
   * @return empty if there is no such draft
   * @throws StaleRevisionException if it has another revision by now
   * @throws TooManyDraftsException if the others are as large as they may be with it
   */
  public synchronized Optional<Draft> replace(
      String id, String revision, String model, String note, Map<String, String> files) {
    Optional<Draft> now = find(id);
    if (now.isEmpty()) {
      return now;
    }
    if (!now.get().revision().equals(revision)) {
      throw new StaleRevisionException();
    }
    leaveRoom(files().stream().filter(f -> !id(f).equals(id)).toList(), model, files);
    Draft draft = draft(id, now.get().instrument(), model, note, files);
    write(draft);
    return Optional.of(draft);
  }

  private static void leaveRoom(List<Path> others, String model, Map<String, String> files) {
    long size = model.length() + files.values().stream().mapToLong(String::length).sum();
    if (size(others) + size > MOST_BYTES) {
      throw new TooManyDraftsException();
    }
  }

  private static long size(List<Path> files) {
    try {
      long size = 0;
      for (Path file : files) {
        size += Files.size(file);
      }
      return size;
    } catch (IOException e) {
      throw new DraftsUnavailableException(e);
    }
  }

  /** Whether there was one, readable or not. */
  public synchronized boolean delete(String id) {
    if (!ID.matcher(id).matches() || !isFile(json(id))) {
      return false;
    }
    try {
      Files.delete(json(id));
      Files.deleteIfExists(earlier(id));
      return true;
    } catch (IOException e) {
      throw new DraftsUnavailableException(e);
    }
  }

  /** The texts last, so that a list need not read them. */
  private void write(Draft draft) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(INSTRUMENT, draft.instrument());
    members.put(NOTE, draft.note());
    members.put(REVISION, draft.revision());
    members.put(MODEL, draft.model());
    if (!draft.files().isEmpty()) {
      members.put(FILES, new TreeMap<>(draft.files()));
    }
    try {
      Files.createDirectories(folder);
      sweep();
      inPlace(json(draft.id()), JSON.writeValueAsBytes(members));
      Files.deleteIfExists(earlier(draft.id()));
    } catch (IOException e) {
      throw new DraftsUnavailableException(e);
    }
  }

  /** What a process left behind that was ended while it wrote. */
  private void sweep() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** A reader, or a machine that stops, finds the old file or the new one and nothing between. */
  static void inPlace(Path file, byte[] content) throws IOException {
    Path next = Files.createTempFile(file.getParent(), UNFINISHED, null);
    try {
      Files.write(next, content);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private static Draft draft(
      String id, String instrument, String model, String note, Map<String, String> files) {
    List<String> parts = new ArrayList<>(List.of(instrument, note, model));
    new TreeMap<>(files).forEach((key, text) -> parts.addAll(List.of(key, text)));
    MessageDigest digest = Sources.sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return new Draft(id, instrument, model, note, files, HexFormat.of().formatHex(digest.digest()));
  }

  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private Path earlier(String id) {
    return folder.resolve(id + ".dmn");
  }

  private Path json(String id) {
    return folder.resolve(id + ENDING);
  }
}
