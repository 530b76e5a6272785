package dev.clausewise.ledger;

import com.fasterxml.uuid.Generators;
import dev.clausewise.decision.Decision;
import dev.clausewise.ledger.log.SigningKey;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Records decisions. One is durable before its receipt is there; what cannot be recorded is told,
 * so that nobody gets an answer without one. Safe for use by many threads.
 */
public final class Ledger implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Ledger.class);

  /** Records that wait; there are never more requests than that in the service. */
  private static final int MOST_WAITING = 4096;

  /**
   * Where several ask at once, the next ones are waited for until there are half as many as last
   * time, and no longer than this: a transaction costs nearly as much for one record as for a
   * hundred, and while one half is written, the other is decided. Whoever asks alone waits for
   * nobody.
   */
  private static final Duration GATHERING = Duration.ofMillis(3);

  /** How often it is looked whether they are there. */
  private static final Duration LOOKING = Duration.ofNanos(100_000);

  private static final Duration BETWEEN_RETIREMENTS = Duration.ofHours(1);

  private static final String GONE = "The ledger cannot be written to. Nothing was answered.";

  private final Database database;
  private final SigningKey key;
  private final Witnesses witnesses;
  private final Hashed hashed;
  private final LedgerSettings settings;
  private final String software;
  private final String policyVersion;
  private final Supplier<byte[]> policies;
  private final AutoCloseable lock;
  private final BlockingQueue<Sealed> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread = new Thread(this::run, "ledger");

  /** How many were recorded together last. */
  private int last;

  private Instant nextRetirement = Instant.EPOCH;
  private volatile boolean closed;
  private volatile Log log;
  private volatile boolean inTrouble;

  /**
   * Begins to write.
   *
   * @param key of every log of this process
   * @param hashed makes hashes of some facts; null if all are kept as they are
   * @param software version of the service
   * @param policies everything that decisions of that version are made from; asked for where it is
   *     not kept yet
   * @param lock given back at the end; null if there is none
   */
  Ledger(
      Database database,
      SigningKey key,
      Hashed hashed,
      LedgerSettings settings,
      String software,
      String policyVersion,
      Supplier<byte[]> policies,
      AutoCloseable lock) {
    this.database = database;
    this.key = key;
    this.witnesses = settings == null ? null : Witnesses.of(key, settings);
    this.hashed = hashed;
    this.settings = settings;
    this.software = software;
    this.policyVersion = policyVersion;
    this.policies = policies;
    this.lock = lock;
    thread.setDaemon(true);
    if (database != null) {
      thread.start();
    }
  }

  /** Keeps nothing. */
  public static Ledger none() {
    return new Ledger(null, null, null, null, null, null, null, null);
  }

  /** Whether answers are recorded at all. */
  public boolean isKept() {
    return database != null;
  }

  /**
   * Records an answer.
   *
   * @param asked instruments that the request named
   * @param facts by RFC 8785
   * @param by who asked
   * @return its receipt, once it is durable, or null if nothing is kept; failed with {@link
   *     LedgerUnavailableException} if it is not known to be
   */
  public CompletionStage<Receipt> record(
      Decision decision, List<String> asked, String facts, String by) {
    return isKept()
        ? append(sealed(decision, asked, facts, by))
        : CompletableFuture.completedFuture(null);
  }

  /**
   * Makes a record, and forgets it.
   *
   * @return what no log includes and nobody has signed
   */
  public Receipt rehearse(Decision decision, List<String> asked, String facts) {
    Sealed record = sealed(decision, asked, facts, "");
    return new Receipt(record.text(), facts, Salts.hex(record.salt()), 0, List.of(), "");
  }

  private Sealed sealed(Decision decision, List<String> asked, String facts, String by) {
    return Sealed.decision(
        decision, asked, hashed == null ? facts : hashed.of(facts), by, software);
  }

  CompletionStage<Receipt> append(Sealed record) {
    if (closed || !waiting.offer(record)) {
      record.receipt().completeExceptionally(new LedgerUnavailableException(GONE));
    }
    return record
        .receipt()
        .orTimeout(settings.waiting().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(
            failure ->
                CompletableFuture.failedFuture(
                    failure instanceof LedgerUnavailableException
                        ? failure
                        : new LedgerUnavailableException(GONE, failure)));
  }

  /**
   * Keeps what witnesses say of a checkpoint of a log.
   *
   * @param note the checkpoint, with their lines
   * @return it with all lines that are known of it; empty if there is no such log
   * @throws IllegalArgumentException with what is wrong with it
   */
  public Optional<String> cosign(int number, String note) {
    return database.write(
        connection -> {
          Log of = Store.log(connection, number).orElse(null);
          return of == null ? Optional.empty() : Optional.of(witnesses.keep(connection, of, note));
        });
  }

  /** What is in it. */
  public Records records() {
    return new Records(database, key, witnesses);
  }

  /**
   * Erases the facts of a record. That they were, an entry of the log says for ever; everything
   * else still verifies.
   *
   * @param by who asked for it
   */
  public CompletionStage<Receipt> erase(String id, String by) {
    UUID own = Generators.timeBasedEpochGenerator().generate();
    Entry entry = Entry.erasure(own, Instant.now().truncatedTo(ChronoUnit.MILLIS), by, id);
    return append(
        Sealed.event(
            own,
            entry,
            connection -> {
              try (PreparedStatement update =
                  connection.prepareStatement(
                      "update record set facts = null, salt = null where id = ?")) {
                update.setString(1, id);
                update.executeUpdate();
              }
            }));
  }

  /** Whether it has a log, and the last time it wrote to it, it could. */
  public boolean isOpen() {
    return log != null && !inTrouble;
  }

  /** Records that wait to be durable. */
  public int waiting() {
    return waiting.size();
  }

  /** Records of this process' log; -1 while it has none. */
  public long size() {
    Log now = log;
    return now == null ? -1 : now.size();
  }

  private void run() {
    Writer writer = null;
    List<Sealed> batch = new ArrayList<>(Writer.MOST);
    while (!closed || !waiting.isEmpty()) {
      try {
        batch.clear();
        take(batch);
        if (writer == null) {
          writer = open();
        }
        retire(writer);
        if (!batch.isEmpty()) {
          List<Receipt> receipts = writer.append(batch);
          log = writer.log();
          for (int i = 0; i < batch.size(); i++) {
            batch.get(i).receipt().complete(receipts.get(i));
          }
        }
        inTrouble = false;
      } catch (SQLException | RuntimeException | Error e) {
        // Errors too: a driver makes one of a connection that is lost, and the ledger would end.
        failed(e, batch);
        if (writer != null) {
          writer.close();
          writer = null;
        }
      }
    }
    if (writer != null) {
      writer.close();
    }
  }

  /** Once an hour, and at once where there is more of it than one transaction is for. */
  private void retire(Writer writer) throws SQLException {
    Duration keep = settings.keep().orElse(null);
    Instant now = Instant.now();
    if (keep != null && !now.isBefore(nextRetirement)) {
      boolean more = writer.retire(now.minus(keep));
      log = writer.log();
      nextRetirement = more ? now : now.plus(BETWEEN_RETIREMENTS);
    }
  }

  /** Waits a little for a record, and takes with it all that wait. */
  private void take(List<Sealed> batch) {
    try {
      Sealed first = waiting.poll(250, TimeUnit.MILLISECONDS);
      if (first != null) {
        long until = System.nanoTime() + GATHERING.toNanos();
        while (waiting.size() + 1 < last / 2 && System.nanoTime() - until < 0) {
          LockSupport.parkNanos(LOOKING.toNanos());
        }
        batch.add(first);
        waiting.drainTo(batch, Writer.MOST - 1);
        last = batch.size();
        batch.removeIf(record -> !record.isWanted());
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private Writer open() throws SQLException {
    Writer writer = database.writer(key, settings.origin(), policyVersion, policies);
    log = writer.log();
    LOG.infof("the ledger writes to the log %s, which has %d records", log.origin(), log.size());
    return writer;
  }

  private void failed(Throwable failure, List<Sealed> batch) {
    // Said once, not with every attempt. The messages of drivers may quote what was inserted.
    if (!inTrouble) {
      LOG.errorf("the ledger cannot be written to: %s", Failures.of(failure));
    }
    inTrouble = true;
    LedgerUnavailableException told = new LedgerUnavailableException(GONE, failure);
    batch.forEach(record -> record.receipt().completeExceptionally(told));
  }

  /** Writes what waits and ends. */
  @Override
  public void close() {
    closed = true;
    if (database == null) {
      return;
    }
    try {
      thread.join(settings.waiting().toMillis());
      thread.interrupt();
      if (lock != null) {
        lock.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.error("the lock of the ledger could not be given back", e);
    }
  }
}
