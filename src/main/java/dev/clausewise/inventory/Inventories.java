package dev.clausewise.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.decision.Brief;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Inventories that were answered, and what was answered. Safe for use by many threads. */
public final class Inventories {
  private static final int SOME = 500;

  private static final TypeReference<LinkedHashMap<String, String>> TEXTS =
      new TypeReference<>() {};

  private final Keeping keeping;
  private final ObjectMapper json;

  /**
   * @param keeping null if none are kept
   */
  public Inventories(Keeping keeping, ObjectMapper json) {
    this.keeping = keeping;
    this.json = json;
  }

  public boolean areKept() {
    return keeping != null;
  }

  /** Rows follow. */
  public void begin(About about) {
    keeping.write(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into inventory (id, about, complete) values (?, ?, 0)")) {
            insert.setString(1, about.id());
            insert.setString(2, text(about));
            return insert.executeUpdate();
          }
        });
  }

  public void add(String id, List<RowAnswer> answers) {
    keeping.write(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into inventory_row (inventory, position, cells, labels, facts, answer,"
                      + " problem) values (?, ?, ?, ?, ?, ?, ?)")) {
            for (RowAnswer answer : answers) {
              insert.setString(1, id);
              insert.setLong(2, answer.row());
              insert.setString(3, text(answer.cells()));
              insert.setString(4, text(answer.labels()));
              insert.setString(5, answer.facts());
              insert.setString(6, text(answer.answer()));
              insert.setString(7, text(answer.problem()));
              insert.addBatch();
            }
            return insert.executeBatch();
          }
        });
  }

  /** Every row is there. */
  public void end(String id) {
    keeping.write(
        connection -> update(connection, "update inventory set complete = 1 where id = ?", id));
  }

  /** The newest first. */
  public List<About> all() {
    return keeping.read(
        connection ->
            abouts(
                connection, "select about, complete from inventory order by id desc limit 1000"));
  }

  public Optional<About> find(String id) {
    return keeping
        .read(
            connection ->
                abouts(connection, "select about, complete from inventory where id = ?", id))
        .stream()
        .findFirst();
  }

  /** Takes it away with its rows. */
  public void delete(String id) {
    keeping.write(
        connection -> {
          update(connection, "delete from inventory_row where inventory = ?", id);
          return update(connection, "delete from inventory where id = ?", id);
        });
  }

  /**
   * Rows in their order.
   *
   * @param after number of the row before the first; 0 for the first of all
   */
  public List<RowAnswer> rows(String id, long after, int most) {
    return keeping.read(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select position, cells, labels, facts, answer, problem from inventory_row where"
                      + " inventory = ? and position > ? order by position limit ?")) {
            query.setString(1, id);
            query.setLong(2, after);
            query.setInt(3, most);
            try (ResultSet rows = query.executeQuery()) {
              List<RowAnswer> answers = new ArrayList<>();
              while (rows.next()) {
                answers.add(
                    new RowAnswer(
                        rows.getLong(1),
                        texts(rows.getString(3)),
                        read(rows.getString(5), Brief.class),
                        read(rows.getString(6), RowProblem.class),
                        texts(rows.getString(2)),
                        rows.getString(4)));
              }
              return answers;
            }
          }
        });
  }

  /** All of them, some at a time. */
  public Iterable<RowAnswer> rows(String id) {
    return () ->
        new Iterator<>() {
          private Iterator<RowAnswer> some = List.<RowAnswer>of().iterator();
          private long after;
          private boolean ended;

          @Override
          public boolean hasNext() {
            if (!some.hasNext() && !ended) {
              some = rows(id, after, SOME).iterator();
              ended = !some.hasNext();
            }
            return some.hasNext();
          }

          @Override
          public RowAnswer next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            RowAnswer row = some.next();
            after = row.row();
            return row;
          }
        };
  }

  private List<About> abouts(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = query.executeQuery()) {
        List<About> abouts = new ArrayList<>();
        while (rows.next()) {
          abouts.add(read(rows.getString(1), About.class).complete(rows.getInt(2) == 1));
        }
        return abouts;
      }
    }
  }

  private static int update(Connection connection, String sql, String id) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, id);
      return update.executeUpdate();
    }
  }

  private String text(Object value) {
    try {
      return value == null ? null : json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> texts(String text) throws SQLException {
    try {
      return text == null ? null : json.readValue(text, TEXTS);
    } catch (JsonProcessingException e) {
      throw new SQLException("a row is not as it was written", e);
    }
  }

  private <T> T read(String text, Class<T> type) throws SQLException {
    try {
      return text == null ? null : json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new SQLException("a row is not as it was written", e);
    }
  }
}
