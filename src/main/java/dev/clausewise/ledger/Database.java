package dev.clausewise.ledger;

import dev.clausewise.ledger.LedgerSettings.Kind;
import dev.clausewise.ledger.log.Checkpoint;
import dev.clausewise.ledger.log.Hashes;
import dev.clausewise.ledger.log.NoteSigner;
import dev.clausewise.ledger.log.SigningKey;
import dev.clausewise.store.Storage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Where the ledger is, and what is kept beside it. */
public final class Database {
  /** First half of the advisory locks that say which log is a replica's: "clws". */
  private static final int LOCKS = 0x636c7773;

  private final Kind kind;
  private final DataSource source;
  private final Runnable migration;
  private final Storage storage = new Storage(this::open);
  private boolean migrated;

  /**
   * @param migration makes or mends the tables; throws if the database does not answer
   */
  Database(Kind kind, DataSource source, Runnable migration) {
    this.kind = kind;
    this.source = source;
    this.migration = migration;
  }

  /** A connection to a database that has every table. */
  private Connection open() throws SQLException {
    synchronized (this) {
      if (!migrated) {
        migration.run();
        migrated = true;
      }
    }
    return source.getConnection();
  }

  /** What else is kept there is read and written by it. */
  public Storage storage() {
    return storage;
  }

  /**
   * One state of the ledger, however long it takes to read.
   *
   * @throws LedgerUnavailableException if the store does not answer
   */
  <T> T read(Storage.Work<T> reading) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      if (kind == Kind.POSTGRESQL) {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      }
      try {
        return reading.in(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new LedgerUnavailableException("The ledger cannot be read.", e);
    }
  }

  /**
   * In one transaction, when its turn has come.
   *
   * @throws LedgerUnavailableException if the store does not answer; nothing was written then
   */
  <T> T write(Storage.Work<T> writing) {
    try {
      return storage.write(writing);
    } catch (SQLException e) {
      throw new LedgerUnavailableException("The ledger cannot be written to.", e);
    }
  }

  /**
   * A writer for a log of that key which no process writes to, or for a new one.
   *
   * @param origins what the name of a new log begins with
   */
  Writer writer(SigningKey key, String origins, String policyVersion, Supplier<byte[]> policies)
      throws SQLException {
    Connection connection = open();
    storage.turn().lock();
    try {
      connection.setAutoCommit(false);
      Log log = claim(connection, key).orElse(null);
      if (log == null) {
        log = create(connection, key, origins);
      }
      if (!Store.hasPolicies(connection, policyVersion)) {
        Store.keepPolicies(connection, policyVersion, policies.get());
      }
      Writer writer =
          new Writer(
              connection,
              log,
              new NoteSigner(key, log.origin()),
              storage.turn(),
              () -> leave(connection));
      // After it has read where the log stands: a transaction that stays open sees nothing of what
      // others write until the first record comes, and cannot write it then.
      connection.commit();
      return writer;
    } catch (SQLException | RuntimeException e) {
      leave(connection);
      throw e;
    } finally {
      storage.turn().unlock();
    }
  }

  /** A pool may keep the connection: nobody could claim what it had locked. */
  private void leave(Connection connection) {
    try (connection) {
      connection.rollback();
      if (kind == Kind.POSTGRESQL) {
        try (PreparedStatement unlock =
            connection.prepareStatement("select pg_advisory_unlock_all()")) {
          unlock.execute();
        }
        connection.commit();
      }
    } catch (SQLException e) {
      // The connection is lost, and its locks with it.
    }
  }

  private Optional<Log> claim(Connection connection, SigningKey key) throws SQLException {
    for (Log log : Store.logs(connection)) {
      if (log.key().equals(key.named(log.origin()).toString()) && lock(connection, log.id())) {
        // Read again: whoever had it may have written meanwhile.
        connection.commit();
        return Store.log(connection, log.id());
      }
    }
    return Optional.empty();
  }

  private Log create(Connection connection, SigningKey key, String origins) throws SQLException {
    int id = Store.logs(connection).stream().mapToInt(Log::id).max().orElse(0) + 1;
    String origin = origins + "/" + UUID.randomUUID();
    NoteSigner signer = new NoteSigner(key, origin);
    String checkpoint = signer.sign(new Checkpoint(origin, 0, Hashes.empty()).text());
    Log log = new Log(id, origin, signer.key().toString(), 0, checkpoint);
    Store.open(connection, log);
    if (!lock(connection, id)) {
      throw new SQLException("log " + id + " has a writer");
    }
    return log;
  }

  /** Held as long as the connection is; a file has one process anyway. */
  private boolean lock(Connection connection, int log) throws SQLException {
    if (kind == Kind.SQLITE) {
      return true;
    }
    try (PreparedStatement query =
        connection.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
      query.setInt(1, LOCKS);
      query.setInt(2, log);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }
}
