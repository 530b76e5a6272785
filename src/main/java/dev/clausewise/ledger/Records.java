package dev.clausewise.ledger;

import dev.clausewise.ledger.log.Checkpoint;
import dev.clausewise.ledger.log.Hashes;
import dev.clausewise.ledger.log.Proofs;
import dev.clausewise.ledger.log.SignedNote;
import dev.clausewise.ledger.log.SigningKey;
import dev.clausewise.ledger.log.Tile;
import dev.clausewise.ledger.log.Tree;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is in the ledger, to read. Every method throws {@link LedgerUnavailableException} if the
 * store does not answer.
 */
public final class Records {
  private final Database database;
  private final SigningKey key;
  private final Witnesses witnesses;

  Records(Database database, SigningKey key, Witnesses witnesses) {
    this.witnesses = witnesses;
    this.database = database;
    this.key = key;
  }

  public Page search(Criteria criteria) {
    List<Page.Row> rows =
        database.read(
            connection ->
                Search.rows(
                    connection, "id, entry, instruments, facts is null", criteria, Records::row));
    boolean more = rows.size() > criteria.limit();
    List<Page.Row> page = List.copyOf(more ? rows.subList(0, criteria.limit()) : rows);
    return new Page(page, more ? page.get(page.size() - 1).id() : null);
  }

  /**
   * What was decided about, newest first.
   *
   * @return one more than the criteria ask for, if there is one
   */
  public List<Use> uses(Criteria criteria) {
    return database.read(
        connection ->
            Search.rows(
                connection,
                "entry, facts",
                criteria,
                row -> Use.of(Entry.read(row.getBytes(1)), row.getString(2))));
  }

  /** How many decisions there are that the criteria fit, before or behind their page. */
  public long count(Criteria criteria) {
    return database.read(connection -> Search.count(connection, criteria));
  }

  /**
   * How many decisions came to which outcome.
   *
   * @param spans their first moments and, at the end, the first that is in none
   * @param instrument that had something to say; null for any
   * @param alone ids of instruments: decisions in which nothing but these spoke are counted once
   *     more by themselves
   */
  public List<Counted> outcomes(List<Instant> spans, String instrument, Collection<String> alone) {
    return database.read(
        connection -> {
          List<Counted> outcomes = new ArrayList<>();
          for (int i = 1; i < spans.size(); i++) {
            Criteria criteria =
                new Criteria(spans.get(i - 1), spans.get(i), null, instrument, null, 1);
            outcomes.add(Search.outcomes(connection, criteria, alone));
          }
          return outcomes;
        });
  }

  private static Page.Row row(ResultSet found) throws SQLException {
    Entry.Read entry = Entry.read(found.getBytes(2));
    return new Page.Row(
        entry.id(),
        entry.string("time"),
        entry.string("asOf"),
        entry.string("outcome"),
        entry.json().path("determined").asBoolean(),
        words(found.getString(3)),
        entry.string("by"),
        entry.string("policyVersion"),
        found.getBoolean(4));
  }

  private static List<String> words(String spaced) {
    return Arrays.stream(spaced.split(" ")).filter(w -> !w.isEmpty()).toList();
  }

  /**
   * A decision, with a receipt up to the newest checkpoint that a witness has signed, or to what
   * its log has now where that is not in it.
   */
  public Optional<Recorded> find(String id) {
    return database.read(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select log, position, entry, facts, salt, verdicts from record"
                      + " where id = ? and outcome is not null")) {
            query.setString(1, id);
            try (ResultSet rows = query.executeQuery()) {
              return rows.next() ? Optional.of(recorded(connection, rows)) : Optional.empty();
            }
          }
        });
  }

  private static Recorded recorded(Connection connection, ResultSet row) throws SQLException {
    int number = row.getInt(1);
    Log log = Store.log(connection, number).orElseThrow();
    long index = row.getLong(2);
    Entry.Read entry = Entry.read(row.getBytes(3));
    String facts = row.getString(4);
    byte[] salt = row.getBytes(5);
    List<String> asked = new ArrayList<>();
    entry.json().path("instruments").forEach(i -> asked.add(i.asText()));
    Witnesses.Cosigned head = Witnesses.head(connection, log, index);
    Receipt receipt =
        new Receipt(
            entry.text(),
            facts,
            Salts.hex(salt),
            index,
            Writer.base64(tree(connection, number).inclusion(index, head.size())),
            head.note());
    return new Recorded(
        entry.id(),
        entry.string("time"),
        entry.string("asOf"),
        entry.string("outcome"),
        entry.json().path("determined").asBoolean(),
        asked,
        entry.string("engine"),
        entry.string("by"),
        entry.string("policyVersion"),
        entry.string("softwareVersion"),
        log.origin(),
        index,
        facts == null,
        facts,
        new Sayings(connection).whole(row.getString(6)),
        entry.string("answer"),
        receipt);
  }

  private static Tree tree(Connection connection, int log) {
    return new Tree(Store.nodes(connection, log));
  }

  /** Every log that there is, in the order in which they were begun. */
  public List<Head> heads() {
    return database.read(connection -> Store.logs(connection).stream().map(Head::of).toList());
  }

  /** The head of one log. */
  public Optional<Head> head(int log) {
    return database.read(connection -> Store.log(connection, log).map(Head::of));
  }

  /** The newest checkpoint of a log that a witness has signed. */
  public Optional<String> cosigned(int log) {
    return database.read(connection -> Witnesses.of(connection, log).map(c -> c.note()));
  }

  /** The hashes of a tile that are there, up to its width. */
  public Optional<byte[]> tile(int log, Tile tile) {
    return database.read(
        connection ->
            Store.tile(connection, log, tile)
                .filter(hashes -> hashes.length >= tile.width() * Hashes.BYTES)
                .map(hashes -> Arrays.copyOf(hashes, tile.width() * Hashes.BYTES)));
  }

  /**
   * The entries of leaves in a row, each after its length in two bytes (C2SP tlog-tiles).
   *
   * @param tile of level 0
   * @return empty if one of them is not there
   */
  public Optional<byte[]> entries(int log, Tile tile) {
    return database.read(connection -> Bundles.read(connection, log, tile));
  }

  /**
   * The proof that a log of one size is the beginning of that of another.
   *
   * @throws IllegalArgumentException unless {@code 0 <= first <= second} and there are as many
   */
  public List<String> consistency(int log, long first, long second) {
    return database.read(
        connection -> {
          long size = Store.log(connection, log).map(Log::size).orElse(-1L);
          if (second > size) {
            throw new IllegalArgumentException("The log has " + Math.max(0, size) + " records.");
          }
          return Writer.base64(tree(connection, log).consistency(first, second));
        });
  }

  /** What a version of the policies was made of. */
  public Optional<byte[]> policies(String version) {
    return database.read(connection -> Store.policies(connection, version));
  }

  /**
   * A checkpoint that somebody kept, to hold the ledger against.
   *
   * @throws IllegalArgumentException if it is none of a log that is here, by this key
   */
  public Checkpoint trusted(String kept) {
    Checkpoint trusted = ours(kept);
    if (heads().stream().noneMatch(head -> head.origin().equals(trusted.origin()))) {
      throw new IllegalArgumentException("There is no log " + trusted.origin() + " here.");
    }
    return trusted;
  }

  /**
   * Looks at everything.
   *
   * @param kept a checkpoint that somebody kept, of one of the logs; null if there is none
   * @throws IllegalArgumentException if it is no checkpoint of a log that is here, by this key
   */
  public Verified verify(String kept) {
    return verify(kept == null ? null : trusted(kept), (records, of) -> {});
  }

  /**
   * Looks at everything, in one state of the store.
   *
   * @param trusted of one of the logs; null if there is none
   * @param progress told after every record
   */
  public Verified verify(Checkpoint trusted, Progress progress) {
    return database.read(
        connection -> {
          List<Log> logs = Store.logs(connection);
          long records = 0;
          long erased = 0;
          List<Verified.Broken> broken = new ArrayList<>();
          Events events = Events.of(connection);
          long retired = 0;
          for (Log log : logs) {
            retired += Math.min(log.size(), events.retired().getOrDefault(log.origin(), 0L));
          }
          long all = logs.stream().mapToLong(Log::size).sum() - retired;
          for (Log log : logs) {
            long before = records;
            Verifier verifier =
                new Verifier(connection, log, events, witnesses, n -> progress.at(before + n, all));
            boolean its = trusted != null && trusted.origin().equals(log.origin());
            verifier.verify(its ? trusted : null);
            records += verifier.records();
            erased += verifier.erased();
            broken.addAll(verifier.broken());
          }
          List<Verified.Broken> named = broken.stream().limit(Verified.MOST).toList();
          return new Verified(
              records,
              erased,
              retired,
              named.isEmpty(),
              named.isEmpty() ? null : named.get(0),
              named);
        });
  }

  private Checkpoint ours(String note) {
    SignedNote signed = SignedNote.parse(note);
    Checkpoint checkpoint = Checkpoint.of(signed);
    if (!signed.isBy(key.named(checkpoint.origin()))) {
      throw new IllegalArgumentException("The checkpoint is not signed by this ledger's key.");
    }
    return checkpoint;
  }

  /**
   * What is wrong with a receipt: whether it is signed by this ledger's key, includes its record,
   * and is of a log that still begins with what was signed then.
   *
   * @return empty if nothing is
   */
  public List<String> wrong(Receipt receipt) {
    List<String> wrong = new ArrayList<>();
    Checkpoint checkpoint;
    Entry.Read entry;
    List<byte[]> path;
    try {
      checkpoint = ours(receipt.checkpoint());
      entry = Entry.read(receipt.record().getBytes(StandardCharsets.UTF_8));
      path = receipt.inclusion().stream().map(Base64.getDecoder()::decode).toList();
    } catch (IllegalArgumentException e) {
      return List.of("It is no receipt of this ledger: " + e.getMessage());
    }
    if (!Proofs.includes(
        checkpoint.root(), checkpoint.size(), receipt.index(), entry.hash(), path)) {
      wrong.add("The record is not the one that the checkpoint signs.");
    }
    if (receipt.facts() != null && receipt.salt() != null) {
      byte[] salt = Salts.read(receipt.salt());
      if (!Sealed.digestOfFacts(salt, receipt.facts()).equals(entry.string("facts"))) {
        wrong.add("The facts are not those that were recorded.");
      }
    }
    wrong.addAll(database.read(connection -> forked(connection, checkpoint)));
    return wrong;
  }

  private static List<String> forked(Connection connection, Checkpoint checkpoint)
      throws SQLException {
    Log log =
        Store.logs(connection).stream()
            .filter(l -> l.origin().equals(checkpoint.origin()))
            .findFirst()
            .orElse(null);
    if (log == null) {
      return List.of("There is no log " + checkpoint.origin() + " here.");
    }
    if (checkpoint.size() > log.size()
        || !Arrays.equals(tree(connection, log.id()).root(checkpoint.size()), checkpoint.root())) {
      return List.of("The log has changed since the receipt was given.");
    }
    return List.of();
  }
}
