package dev.clausewise.ledger;

import dev.clausewise.ledger.log.Hashes;
import dev.clausewise.ledger.log.Tile;
import dev.clausewise.ledger.log.TiledNodes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The tables of the ledger, in the SQL that SQLite and PostgreSQL have in common. Each method works
 * in the transaction of its connection.
 */
final class Store {
  private static final String LOGS = "select id, origin, public_key, size, checkpoint from log";

  private Store() {}

  static List<Log> logs(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(LOGS + " order by id");
        ResultSet rows = query.executeQuery()) {
      List<Log> logs = new ArrayList<>();
      while (rows.next()) {
        logs.add(
            new Log(
                rows.getInt(1),
                rows.getString(2),
                rows.getString(3),
                rows.getLong(4),
                rows.getString(5)));
      }
      return logs;
    }
  }

  static Optional<Log> log(Connection connection, int id) throws SQLException {
    return logs(connection).stream().filter(log -> log.id() == id).findFirst();
  }

  static void open(Connection connection, Log log) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into log (id, origin, public_key, size, checkpoint) values (?, ?, ?, ?, ?)")) {
      insert.setInt(1, log.id());
      insert.setString(2, log.origin());
      insert.setString(3, log.key());
      insert.setLong(4, log.size());
      insert.setString(5, log.checkpoint());
      insert.executeUpdate();
    }
  }

  /**
   * Begins a transaction that reads before it writes. One of SQLite that reads first is refused at
   * once where another connection has written meanwhile; one that writes first waits its turn.
   */
  static void begin(Connection connection, Log log) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update log set size = size where id = ?")) {
      update.setInt(1, log.id());
      update.executeUpdate();
    }
  }

  /**
   * @throws SQLException if the log has not the size that it was read with
   */
  static void grow(Connection connection, Log before, long size, String checkpoint)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update log set size = ?, checkpoint = ? where id = ? and size = ?")) {
      update.setLong(1, size);
      update.setString(2, checkpoint);
      update.setInt(3, before.id());
      update.setLong(4, before.size());
      if (update.executeUpdate() != 1) {
        throw new SQLException("another process writes to log " + before.id());
      }
    }
  }

  static void append(Connection connection, Log log, List<Sealed> records) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into record (log, position, id, outcome, instruments, entry, facts, salt, verdicts)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      long position = log.size();
      for (Sealed record : records) {
        insert.setInt(1, log.id());
        insert.setLong(2, position++);
        insert.setString(3, record.id());
        insert.setString(4, record.outcome());
        insert.setString(5, record.instruments());
        insert.setBytes(6, record.bytes());
        insert.setString(7, record.facts());
        insert.setBytes(8, record.salt());
        insert.setString(9, record.said() == null ? null : record.said().text());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * Keeps what stands under references.
   *
   * @param said in an order that is the same for every writer, so that none waits for one that
   *     waits for it
   */
  static void say(Connection connection, SortedMap<String, byte[]> said) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into said (reference, verdict) values (?, ?)"
                + " on conflict (reference) do nothing")) {
      for (Map.Entry<String, byte[]> one : said.entrySet()) {
        insert.setString(1, one.getKey());
        insert.setString(2, new String(one.getValue(), StandardCharsets.UTF_8));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static void put(Connection connection, Log log, Tile tile, byte[] hashes) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into tile (log, level, position, hashes) values (?, ?, ?, ?)"
                + " on conflict (log, level, position) do update set hashes = excluded.hashes")) {
      upsert.setInt(1, log.id());
      upsert.setInt(2, tile.level());
      upsert.setLong(3, tile.index());
      upsert.setBytes(4, hashes);
      upsert.executeUpdate();
    }
  }

  /** The hashes of a tile that are there, which may be more or fewer than its width. */
  static Optional<byte[]> tile(Connection connection, int log, Tile tile) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select hashes from tile where log = ? and level = ? and position = ?")) {
      query.setInt(1, log);
      query.setInt(2, tile.level());
      query.setLong(3, tile.index());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
      }
    }
  }

  /**
   * @throws IllegalStateException if it is missing or too short
   */
  static byte[] wholeTile(Connection connection, int log, Tile tile) throws SQLException {
    byte[] hashes =
        tile(connection, log, tile)
            .orElseThrow(
                () -> new IllegalStateException("tile " + tile.path() + " is not in the store"));
    if (hashes.length < tile.width() * Hashes.BYTES) {
      throw new IllegalStateException("tile " + tile.path() + " is cut off");
    }
    return hashes;
  }

  /**
   * The tree of a log, of its tiles. A failure to read is a failure of the store, whoever asks
   * through the tree.
   */
  static TiledNodes nodes(Connection connection, int log) {
    return new TiledNodes(
        tile -> {
          try {
            return wholeTile(connection, log, tile);
          } catch (SQLException e) {
            throw new LedgerUnavailableException("The ledger cannot be read.", e);
          }
        });
  }

  static boolean hasPolicies(Connection connection, String version) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select 1 from policy where version = ?")) {
      query.setString(1, version);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  static void keepPolicies(Connection connection, String version, byte[] archive)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into policy (version, archive) values (?, ?) on conflict (version) do nothing")) {
      insert.setString(1, version);
      insert.setBytes(2, archive);
      insert.executeUpdate();
    }
  }

  static Optional<byte[]> policies(Connection connection, String version) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select archive from policy where version = ?")) {
      query.setString(1, version);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
      }
    }
  }
}
