package dev.clausewise.ledger;

import com.fasterxml.uuid.Generators;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Takes away what is older than records are kept. The hashes of a log stay, so that what is left of
 * it verifies, and so does every receipt of what was taken away; an entry says what was.
 */
final class Retention {
  /** A transaction with more would keep decisions waiting. */
  private static final int MOST = 10_000;

  private Retention() {}

  /**
   * What there is to take away now: an entry for each log that has some.
   *
   * @param before records from that moment on are kept
   */
  static List<Sealed> due(Connection connection, Instant before) throws SQLException {
    List<Sealed> due = new ArrayList<>();
    for (Log log : Store.logs(connection)) {
      long first = first(connection, log);
      long kept = Math.min(kept(connection, log, before), first + MOST);
      if (first < kept) {
        due.add(taken(log, kept, before));
      }
    }
    return due;
  }

  /** The first record that is there; the size of the log if there is none. */
  private static long first(Connection connection, Log log) throws SQLException {
    return least(connection, log, "select min(position) from record where log = ?", null);
  }

  /**
   * The first record that is young enough, and with it all behind it. Ids are nearly in the order
   * of the log: no two that are written together are further apart than a group.
   */
  private static long kept(Connection connection, Log log, Instant before) throws SQLException {
    return least(
        connection,
        log,
        "select min(position) from (select position from record where log = ? and id >= ?"
            + " order by id limit 2000) young",
        firstId(before));
  }

  private static long least(Connection connection, Log log, String sql, String id)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setInt(1, log.id());
      if (id != null) {
        query.setString(2, id);
      }
      try (ResultSet rows = query.executeQuery()) {
        long position = rows.next() ? rows.getLong(1) : 0;
        return rows.wasNull() ? log.size() : position;
      }
    }
  }

  /** Ids are of version 7 (RFC 9562): they begin with the milliseconds at which they were made. */
  private static String firstId(Instant moment) {
    return new UUID(moment.toEpochMilli() << 16, 0).toString();
  }

  private static Sealed taken(Log log, long kept, Instant before) {
    UUID id = Generators.timeBasedEpochGenerator().generate();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return Sealed.event(
        id,
        Entry.retention(id, now, log.origin(), kept, before),
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("delete from record where log = ? and position < ?")) {
            delete.setInt(1, log.id());
            delete.setLong(2, kept);
            delete.executeUpdate();
          }
        });
  }
}
