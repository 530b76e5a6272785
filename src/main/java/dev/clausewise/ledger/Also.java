package dev.clausewise.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done to the store together with the entry that tells of it. */
@FunctionalInterface
interface Also {
  void in(Connection connection) throws SQLException;
}
