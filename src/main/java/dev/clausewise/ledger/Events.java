package dev.clausewise.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What entries of all logs say was taken away. An entry that is not in its log's tree is found
 * where the log itself is looked at.
 *
 * @param erased ids of records whose facts were erased
 * @param retired by origin of a log, how many of its first records are no longer kept
 */
record Events(Set<String> erased, Map<String, Long> retired) {

  static Events of(Connection connection) throws SQLException {
    Events events = new Events(new HashSet<>(), new HashMap<>());
    try (PreparedStatement query =
            connection.prepareStatement("select entry from record where outcome is null");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        byte[] bytes = rows.getBytes(1);
        if (bytes != null) {
          events.add(bytes);
        }
      }
    }
    return events;
  }

  private void add(byte[] bytes) {
    try {
      Entry.Read entry = Entry.read(bytes);
      if (Entry.ERASURE.equals(entry.kind())) {
        erased.add(entry.string("erased"));
      } else if (Entry.RETENTION.equals(entry.kind())) {
        retired.merge(entry.string("log"), entry.json().path("records").asLong(), Math::max);
      }
    } catch (IllegalArgumentException e) {
      // It is named as one that cannot be read, where its log is looked at.
    }
  }
}
