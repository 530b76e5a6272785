package dev.clausewise.access.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of keys, in the SQL that SQLite and PostgreSQL have in common. */
final class KeyTable {
  private static final String ROWS =
      "select id, name, roles, created, ends, revoked, per_second, digest from api_key";

  private KeyTable() {}

  record Row(ApiKey key, byte[] digest) {}

  static void insert(Connection connection, ApiKey key, byte[] digest) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into api_key (id, name, roles, created, ends, per_second, digest)"
                + " values (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, key.id());
      insert.setString(2, key.name());
      insert.setString(3, String.join(" ", key.roles()));
      insert.setString(4, key.created().toString());
      insert.setString(5, key.end() == null ? null : key.end().toString());
      if (key.perSecond() == null) {
        insert.setNull(6, Types.INTEGER);
      } else {
        insert.setInt(6, key.perSecond());
      }
      insert.setBytes(7, digest);
      insert.executeUpdate();
    }
  }

  static List<ApiKey> all(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(ROWS + " order by created desc, id");
        ResultSet rows = query.executeQuery()) {
      List<ApiKey> keys = new ArrayList<>();
      while (rows.next()) {
        keys.add(row(rows).key());
      }
      return keys;
    }
  }

  static Optional<Row> find(Connection connection, String id) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(ROWS + " where id = ?")) {
      query.setString(1, id);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(row(rows)) : Optional.empty();
      }
    }
  }

  /** One that was revoked stays revoked since then. */
  static void revoke(Connection connection, String id, Instant now) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update api_key set revoked = ? where id = ? and revoked is null")) {
      update.setString(1, now.toString());
      update.setString(2, id);
      update.executeUpdate();
    }
  }

  private static Row row(ResultSet rows) throws SQLException {
    int perSecond = rows.getInt(7);
    Integer own = rows.wasNull() ? null : perSecond;
    ApiKey key =
        new ApiKey(
            rows.getString(1),
            rows.getString(2),
            List.of(rows.getString(3).split(" ")),
            Instant.parse(rows.getString(4)),
            moment(rows.getString(5)),
            moment(rows.getString(6)),
            own);
    return new Row(key, rows.getBytes(8));
  }

  private static Instant moment(String text) {
    return text == null ? null : Instant.parse(text);
  }
}
