package dev.clausewise.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks for recorded decisions, newest first, by the index of their ids: a page costs a page. */
final class Search {
  private final StringBuilder sql;
  private final List<String> values = new ArrayList<>();

  private Search(String columns, Criteria criteria) {
    sql = new StringBuilder("select " + columns + " from record where outcome is not null");
    condition(" and id < ?", criteria.before());
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
    sql.append(" order by id desc limit ").append(criteria.limit() + 1);
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
    Search search = new Search(columns, criteria);
    List<T> rows = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(search.sql.toString())) {
      for (int i = 0; i < search.values.size(); i++) {
        query.setString(i + 1, search.values.get(i));
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
