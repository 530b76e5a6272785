package dev.clausewise.ledger;

import dev.clausewise.ledger.log.Tile;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Entries of leaves in a row. */
final class Bundles {
  private Bundles() {}

  static Optional<byte[]> read(Connection connection, int log, Tile tile) throws SQLException {
    long first = tile.index() * Tile.WIDTH;
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    int read = 0;
    try (PreparedStatement query =
        connection.prepareStatement(
            "select entry from record where log = ? and position >= ? and position < ?"
                + " order by position")) {
      query.setInt(1, log);
      query.setLong(2, first);
      query.setLong(3, first + tile.width());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          byte[] entry = rows.getBytes(1);
          bundle.write(entry.length >> 8);
          bundle.write(entry.length);
          bundle.writeBytes(entry);
          read++;
        }
      }
    }
    return read == tile.width() ? Optional.of(bundle.toByteArray()) : Optional.empty();
  }
}
