package dev.clausewise.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for recorded decisions, newest first, by the index of their ids: a page costs a page. To
 * count them costs as much as there are.
 */
final class Search {
  private final StringBuilder sql;
  private final List<String> values = new ArrayList<>();

  private Search(String columns, Criteria criteria) {
    sql = new StringBuilder("select " + columns + " from record where outcome is not null");
    if (criteria.from() != null) {
      condition(" and id >= ?", Criteria.idAt(criteria.from()));
    }
    if (criteria.to() != null) {
      condition(" and id < ?", Criteria.idAt(criteria.to()));
    }
    condition(" and outcome = ?", criteria.outcome());
    if (criteria.instrument() != null) {
      // Of the signs of LIKE an id may have an underscore; what somebody sends may have any.
      String escaped = criteria.instrument().replaceAll("([\\\\%_])", "\\\\$1");
      condition(" and instruments like ? escape '\\'", "% " + escaped + " %");
    }
  }

  private static Search page(String columns, Criteria criteria) {
    Search search = new Search(columns, criteria);
    search.condition(" and id < ?", criteria.before());
    search.sql.append(" order by id desc limit ").append(criteria.limit() + 1);
    return search;
  }

  private void condition(String condition, String value) {
    if (value != null) {
      sql.append(condition);
      values.add(value);
    }
  }

  /** Makes something of a row. */
  @FunctionalInterface
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /**
   * @param columns of the table of records
   * @return one more than the criteria ask for, if there is one
   */
  static <T> List<T> rows(
      Connection connection, String columns, Criteria criteria, Reading<T> reading)
      throws SQLException {
    return page(columns, criteria).read(connection, reading);
  }

  /** How many there are. */
  static long count(Connection connection, Criteria criteria) throws SQLException {
    return new Search("count(*)", criteria).read(connection, row -> row.getLong(1)).get(0);
  }

  /**
   * How many there are of each outcome that there is.
   *
   * @param alone ids of instruments: those that nothing but these spoke in are counted once more
   */
  static Counted outcomes(Connection connection, Criteria criteria, Collection<String> alone)
      throws SQLException {
    Map<String, Long> outcomes = new LinkedHashMap<>();
    Search all = new Search("outcome, count(*)", criteria);
    all.sql.append(" group by outcome order by outcome");
    all.read(connection, row -> outcomes.put(row.getString(1), row.getLong(2)));
    Map<String, Long> byThoseAlone = new LinkedHashMap<>();
    if (!alone.isEmpty() && !outcomes.isEmpty()) {
      Search some = new Search("outcome, count(*)", criteria);
      some.onlyBy(alone);
      some.sql.append(" group by outcome order by outcome");
      some.read(connection, row -> byThoseAlone.put(row.getString(1), row.getLong(2)));
    }
    return new Counted(outcomes, byThoseAlone);
  }

  /** Their names stand between spaces: nothing is left when they are taken away. */
  private void onlyBy(Collection<String> instruments) {
    String left = "instruments";
    for (String instrument : instruments) {
      left = "replace(" + left + ", ?, ' ')";
      values.add(" " + instrument + " ");
    }
    sql.append(" and trim(instruments) <> '' and trim(").append(left).append(") = ''");
  }

  private <T> List<T> read(Connection connection, Reading<T> reading) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql.toString())) {
      for (int i = 0; i < values.size(); i++) {
        query.setString(i + 1, values.get(i));
      }
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          rows.add(reading.of(found));
        }
      }
    }
    return rows;
  }
}
