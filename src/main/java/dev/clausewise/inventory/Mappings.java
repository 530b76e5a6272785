package dev.clausewise.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The mappings that there are: those that come with the product, and those that are kept here. */
public final class Mappings {
  /** Those of the product, in {@code mappings/} of the class path. */
  static final List<String> SHIPPED = List.of("us-federal-2024", "us-federal-2025");

  private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

  private final Keeping keeping;
  private final Map<String, Mapping> shipped = new LinkedHashMap<>();

  /**
   * @param keeping null if none are kept here
   */
  public Mappings(Keeping keeping) {
    this.keeping = keeping;
    SHIPPED.forEach(id -> shipped.put(id, Mapping.of(id, true, text(id))));
  }

  private static String text(String id) {
    String name = "/mappings/" + id + ".dmn";
    try (InputStream in = Mappings.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  public boolean areKept() {
    return keeping != null;
  }

  /** All of them as they are now, by their ids. */
  public List<Mapping> all() {
    List<Mapping> all = new ArrayList<>(shipped.values());
    if (keeping != null) {
      all.addAll(
          keeping.read(
              connection ->
                  found(
                      connection,
                      "select id, model from mapping m where revision ="
                          + " (select max(revision) from mapping n where n.id = m.id) order by id")));
    }
    return List.copyOf(all);
  }

  /** One as it is now. */
  public Optional<Mapping> find(String id) {
    Mapping known = shipped.get(id);
    if (known != null || keeping == null) {
      return Optional.ofNullable(known);
    }
    return keeping
        .read(
            connection ->
                found(
                    connection,
                    "select id, model from mapping where id = ? order by revision desc limit 1",
                    id))
        .stream()
        .findFirst();
  }

  /** One as it was. */
  public Optional<Mapping> find(String id, String version) {
    Mapping known = shipped.get(id);
    if (known != null) {
      return Optional.of(known).filter(mapping -> mapping.version().equals(version));
    }
    return keeping == null
        ? Optional.empty()
        : keeping
            .read(
                connection ->
                    found(
                        connection,
                        "select id, model from mapping where id = ? and version = ? limit 1",
                        id,
                        version))
            .stream()
            .findFirst();
  }

  /**
   * Keeps a mapping, and what it was before.
   *
   * @param id that no mapping of the product has
   * @param by who says so
   */
  public Mapping put(String id, String model, String by, String moment) {
    Mapping mapping = Mapping.of(id, false, model);
    return keeping.write(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into mapping (id, revision, version, created, created_by, model)"
                      + " values (?, (select coalesce(max(revision), 0) + 1 from mapping where id ="
                      + " ?), ?, ?, ?, ?)")) {
            insert.setString(1, id);
            insert.setString(2, id);
            insert.setString(3, mapping.version());
            insert.setString(4, moment);
            insert.setString(5, by);
            insert.setString(6, model);
            insert.executeUpdate();
          }
          return mapping;
        });
  }

  private static List<Mapping> found(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = query.executeQuery()) {
        List<Mapping> found = new ArrayList<>();
        while (rows.next()) {
          found.add(Mapping.of(rows.getString(1), false, rows.getString(2)));
        }
        return found;
      }
    }
  }
}
