package dev.clausewise.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.ledger.Verified.Broken;
import dev.clausewise.ledger.log.Checkpoint;
import dev.clausewise.ledger.log.Hashes;
import dev.clausewise.ledger.log.NoteKey;
import dev.clausewise.ledger.log.SignedNote;
import dev.clausewise.ledger.log.Tile;
import dev.clausewise.ledger.log.TiledNodes;
import dev.clausewise.ledger.log.Tree;
import dev.clausewise.vocabulary.ExactJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Looks at every record, tile and checkpoint of one log in one state of the store. */
final class Verifier {
  private static final ObjectMapper JSON = ExactJson.mapper();

  private final Connection connection;
  private final Log log;
  private final List<Broken> broken = new ArrayList<>();
  private final List<Row> withoutFacts = new ArrayList<>();
  private final Events events;
  private final LongConsumer looked;
  private final Witnesses witnesses;
  private final Sayings sayings;
  private long found;

  /** A record of which only what is needed later is held. */
  private record Row(long index, String id) {}

  /**
   * @param events of all logs: what was erased here may be said in another
   * @param looked told how many records were looked at so far
   */
  Verifier(
      Connection connection, Log log, Events events, Witnesses witnesses, LongConsumer looked) {
    this.witnesses = witnesses;
    this.looked = looked;
    this.events = events;
    this.connection = connection;
    this.sayings = new Sayings(connection);
    this.log = log;
  }

  long records() {
    return found;
  }

  long erased() {
    return withoutFacts.size();
  }

  List<Broken> broken() {
    return broken;
  }

  /**
   * @param trusted a checkpoint of this log that somebody kept; null if there is none
   */
  void verify(Checkpoint trusted) throws SQLException {
    Optional<Checkpoint> head = head();
    long size = log.size();
    records(size);
    tiles(size);
    if (broken.stream().noneMatch(b -> b.tile() != null)) {
      Tree tree = new Tree(Store.nodes(connection, log.id()));
      if (head.isPresent() && !Arrays.equals(head.get().root(), tree.root(size))) {
        checkpoint("the root that it signs is not that of the tiles");
      }
      for (String wrong : witnesses.wrong(connection, log)) {
        checkpoint(wrong);
      }
      if (trusted != null) {
        trusted(trusted, tree);
      }
    }
  }

  private Optional<Checkpoint> head() {
    try {
      SignedNote note = SignedNote.parse(log.checkpoint());
      Checkpoint head = Checkpoint.of(note);
      if (!note.isBy(NoteKey.parse(log.key()))) {
        checkpoint("it is not signed by the key of the log");
      } else if (!head.origin().equals(log.origin())) {
        checkpoint("it is of another log");
      } else if (head.size() != log.size()) {
        checkpoint("it is of " + head.size() + " records, and the log has " + log.size());
      } else {
        return Optional.of(head);
      }
    } catch (IllegalArgumentException e) {
      checkpoint("it cannot be read");
    }
    return Optional.empty();
  }

  private void trusted(Checkpoint trusted, Tree tree) {
    if (trusted.size() > log.size()) {
      checkpoint("the log has " + log.size() + " records, and had " + trusted.size() + " once");
    } else if (!Arrays.equals(trusted.root(), tree.root(trusted.size()))) {
      checkpoint("the first " + trusted.size() + " records are not what they were");
    }
  }

  private void checkpoint(String detail) {
    name(new Broken(log.origin(), "checkpoint", null, null, null, detail));
  }

  private void name(Broken one) {
    if (broken.size() < Verified.MOST) {
      broken.add(one);
    }
  }

  private void record(long index, String id, String detail) {
    name(new Broken(log.origin(), "record", index, id, null, detail));
  }

  private void tile(Tile tile, String detail) {
    name(new Broken(log.origin(), "tile", null, null, tile.path(), detail));
  }

  private void records(long size) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select position, id, outcome, instruments, entry, facts, salt, verdicts from record"
                + " where log = ? order by position")) {
      query.setInt(1, log.id());
      query.setFetchSize(Tile.WIDTH);
      byte[] hashes = new byte[0];
      long tile = -1;
      long next = Math.min(size, retired());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          long index = rows.getLong(1);
          absent(next, Math.min(index, size));
          if (index / Tile.WIDTH != tile) {
            tile = index / Tile.WIDTH;
            hashes = leaves(index, size);
          }
          next = index + 1;
          if (index >= size) {
            record(index, rows.getString(2), "it is behind the end of the log");
          } else {
            found++;
            record(index, rows, hashes);
            looked.accept(found);
          }
        }
      }
      absent(next, size);
    }
    for (Row row : withoutFacts) {
      if (!events.erased().contains(row.id())) {
        record(row.index(), row.id(), "its facts are missing, and no entry says they were erased");
      }
    }
    broken.sort(Comparator.comparing(b -> b.index() == null ? Long.MAX_VALUE : b.index()));
  }

  /** How many of the first records an entry says were taken away. */
  private long retired() {
    return events.retired().getOrDefault(log.origin(), 0L);
  }

  private void absent(long from, long to) {
    for (long index = from; index < to && broken.size() < Verified.MOST; index++) {
      record(index, null, "it is missing");
    }
  }

  private byte[] leaves(long index, long size) throws SQLException {
    long first = index / Tile.WIDTH;
    int width = (int) Math.max(1, Math.min(Tile.WIDTH, size - first * Tile.WIDTH));
    return Store.tile(connection, log.id(), new Tile(0, first, width)).orElse(new byte[0]);
  }

  private void record(long index, ResultSet row, byte[] hashes) throws SQLException {
    String id = row.getString(2);
    byte[] bytes = row.getBytes(5);
    int at = (int) (index % Tile.WIDTH) * Hashes.BYTES;
    boolean isLeaf =
        bytes != null
            && hashes.length >= at + Hashes.BYTES
            && Arrays.equals(Hashes.leaf(bytes), Arrays.copyOfRange(hashes, at, at + Hashes.BYTES));
    if (!isLeaf) {
      Tile tile = new Tile(0, index / Tile.WIDTH, (int) (index % Tile.WIDTH) + 1);
      name(
          new Broken(
              log.origin(),
              "record",
              index,
              id,
              tile.path(),
              "the hash of it and the one in the tile differ"));
      return;
    }
    Entry.Read entry;
    try {
      entry = Entry.read(bytes);
    } catch (IllegalArgumentException e) {
      record(index, id, "it cannot be read");
      return;
    }
    if (!entry.id().equals(id)) {
      record(index, id, "it is kept under another id than its own, " + entry.id());
    }
    switch (entry.kind()) {
      case Entry.DECISION -> decision(index, entry, row);
      case Entry.ERASURE, Entry.RETENTION -> {}
      default -> record(index, id, "it is of a kind that this software does not know");
    }
  }

  private void decision(long index, Entry.Read entry, ResultSet row) throws SQLException {
    String id = entry.id();
    String facts = row.getString(6);
    byte[] salt = row.getBytes(7);
    String verdicts = sayings.whole(row.getString(8));
    if (!entry.string("outcome").equals(row.getString(3))) {
      record(index, id, "it is kept under another outcome than its own");
    }
    if (facts == null && salt == null) {
      withoutFacts.add(new Row(index, id));
    } else if (facts == null
        || salt == null
        || !Sealed.digestOfFacts(salt, facts).equals(entry.string("facts"))) {
      record(index, id, "its facts or their salt are not those that it commits to");
    }
    if (verdicts == null
        || !Entry.digest(verdicts.getBytes(StandardCharsets.UTF_8))
            .equals(entry.string("verdicts"))) {
      record(index, id, "its verdicts are not those that it commits to");
    } else if (!instruments(verdicts).equals(row.getString(4))) {
      record(index, id, "it is kept under other instruments than its own");
    }
  }

  private static String instruments(String verdicts) {
    try {
      StringBuilder names = new StringBuilder(" ");
      for (JsonNode verdict : JSON.readTree(verdicts).path("verdicts")) {
        names.append(verdict.path("instrument").asText()).append(' ');
      }
      return names.toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** Each hash of a tile above the leaves is the root of the tile below it. */
  private void tiles(long size) throws SQLException {
    long hashes = size;
    for (int level = 0; hashes > 0; level++) {
      for (long index = 0; index * Tile.WIDTH < hashes; index++) {
        int width = (int) Math.min(Tile.WIDTH, hashes - index * Tile.WIDTH);
        Tile tile = new Tile(level, index, width);
        byte[] kept = Store.tile(connection, log.id(), tile).orElse(null);
        if (kept == null) {
          tile(tile, "it is missing");
        } else if (kept.length != width * Hashes.BYTES) {
          tile(tile, "it has " + kept.length + " bytes and not " + width * Hashes.BYTES);
        } else if (level > 0) {
          below(tile, kept);
        }
      }
      hashes /= Tile.WIDTH;
    }
  }

  private void below(Tile tile, byte[] kept) throws SQLException {
    for (int i = 0; i < tile.width(); i++) {
      Tile below = new Tile(tile.level() - 1, tile.index() * Tile.WIDTH + i, Tile.WIDTH);
      byte[] hashes = Store.tile(connection, log.id(), below).orElse(new byte[0]);
      byte[] above = Arrays.copyOfRange(kept, i * Hashes.BYTES, (i + 1) * Hashes.BYTES);
      boolean fits =
          hashes.length == Tile.WIDTH * Hashes.BYTES
              && Arrays.equals(above, TiledNodes.root(hashes));
      if (!fits) {
        tile(tile, "its hash " + i + " is not that of tile " + below.path());
      }
    }
  }
}
