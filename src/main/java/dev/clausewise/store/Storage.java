package dev.clausewise.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A database that one writes to at a time. Safe for many threads. */
public final class Storage {
  private final Connections connections;

  /**
   * Fair, which the lock of a file is not: who asks for that again and again may find it taken each
   * time, until nobody waits any longer.
   */
  private final Lock turn = new ReentrantLock(true);

  /** Connections to a database that has every table. */
  @FunctionalInterface
  public interface Connections {
    Connection open() throws SQLException;
  }

  /** What is done with a connection. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  public Storage(Connections connections) {
    this.connections = connections;
  }

  /** To be held by whoever writes here in a way of its own, for one transaction. */
  public Lock turn() {
    return turn;
  }

  /** Each statement by itself. */
  public <T> T read(Work<T> work) throws SQLException {
    try (Connection connection = connections.open()) {
      connection.setAutoCommit(true);
      return work.in(connection);
    }
  }

  /**
   * In one transaction, when its turn has come.
   *
   * @throws SQLException if the database does not answer; nothing was written then
   */
  public <T> T write(Work<T> work) throws SQLException {
    turn.lock();
    try (Connection connection = connections.open()) {
      connection.setAutoCommit(false);
      try {
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } finally {
      turn.unlock();
    }
  }
}
