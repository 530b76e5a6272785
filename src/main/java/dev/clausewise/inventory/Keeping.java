package dev.clausewise.inventory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;

/** Where inventories and mappings are kept. */
public interface Keeping {
  Connection open() throws SQLException;

  /** Held while something is written there. */
  Lock turn();

  /** What is done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /**
   * @throws NotKeptException if the database does not answer
   */
  default <T> T read(Work<T> work) {
    try (Connection connection = open()) {
      connection.setAutoCommit(true);
      return work.in(connection);
    } catch (SQLException e) {
      throw new NotKeptException(e);
    }
  }

  /**
   * In one transaction.
   *
   * @throws NotKeptException if the database does not answer; nothing was written then
   */
  default <T> T write(Work<T> work) {
    turn().lock();
    try (Connection connection = open()) {
      connection.setAutoCommit(false);
      try {
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new NotKeptException(e);
    } finally {
      turn().unlock();
    }
  }
}
