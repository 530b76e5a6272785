package dev.clausewise.ledger;

import dev.clausewise.ledger.log.Checkpoint;
import dev.clausewise.ledger.log.Growth;
import dev.clausewise.ledger.log.Hashes;
import dev.clausewise.ledger.log.NoteSigner;
import dev.clausewise.ledger.log.Tile;
import dev.clausewise.ledger.log.Tree;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;

/**
 * Appends to one log, over one connection, in one thread: whatever waits is one transaction, so
 * that a disk which takes ten milliseconds to be sure still takes thousands of records a second.
 */
final class Writer implements AutoCloseable {
  /** Fewer than {@link Growth#LAST}, whose paths can be told. */
  static final int MOST = 512;

  private static final int MOST_KNOWN = 100_000;

  private final Connection connection;
  private final NoteSigner signer;
  private final Growth growth;
  private final Lock turn;
  private final Runnable leaving;
  private Log log;

  /** References of which it knows that they are in the store, where nobody takes them away. */
  private final Set<String> known = new HashSet<>();

  /** What was put last at each level. */
  private final Map<Integer, byte[]> lastTiles = new HashMap<>();

  /**
   * @param connection of which nobody else knows
   * @param log that nobody else writes to
   * @param turn held while it writes
   * @param leaving gives the connection and the log back
   */
  Writer(Connection connection, Log log, NoteSigner signer, Lock turn, Runnable leaving) {
    this.turn = turn;
    this.leaving = leaving;
    this.connection = connection;
    this.log = log;
    this.signer = signer;
    this.growth = new Growth(log.size(), Store.nodes(connection, log.id()));
  }

  Log log() {
    return log;
  }

  /**
   * Makes records durable. After a failure the writer is of no use any more: whether they were
   * recorded, the next one sees.
   *
   * @param records at most {@link #MOST}
   * @return a receipt for each
   */
  List<Receipt> append(List<Sealed> records) throws SQLException {
    turn.lock();
    try {
      return write(records);
    } finally {
      turn.unlock();
    }
  }

  private List<Receipt> write(List<Sealed> records) throws SQLException {
    long before = growth.size();
    records.forEach(record -> growth.append(record.hash()));
    long size = growth.size();
    Tree tree = new Tree(growth);
    byte[] root = tree.root(size);
    String checkpoint = signer.sign(new Checkpoint(log.origin(), size, root).text());
    SortedMap<String, byte[]> said = unsaid(records);
    if (!said.isEmpty()) {
      Store.say(connection, said);
    }
    Store.append(connection, log, records);
    for (Sealed record : records) {
      if (record.also() != null) {
        record.also().in(connection);
      }
    }
    tiles(before, size);
    Store.grow(connection, log, size, checkpoint);
    connection.commit();
    known.addAll(said.keySet());
    log = new Log(log.id(), log.origin(), log.key(), size, checkpoint);
    List<Receipt> receipts = new ArrayList<>(records.size());
    for (int i = 0; i < records.size(); i++) {
      receipts.add(receipt(records.get(i), before + i, tree, size, checkpoint));
    }
    return receipts;
  }

  /** What no record before them says. */
  private SortedMap<String, byte[]> unsaid(List<Sealed> records) {
    if (known.size() > MOST_KNOWN) {
      known.clear();
    }
    SortedMap<String, byte[]> said = new TreeMap<>();
    for (Sealed record : records) {
      if (record.said() != null && !known.containsAll(record.said().apart().keySet())) {
        said.putAll(record.said().apart());
      }
    }
    return said;
  }

  /**
   * Takes away what is older, a part at a time.
   *
   * @return whether there may be more
   */
  boolean retire(Instant before) throws SQLException {
    turn.lock();
    try {
      Store.begin(connection, log);
      List<Sealed> due = Retention.due(connection, before);
      if (due.isEmpty()) {
        connection.rollback();
        return false;
      }
      write(due);
      return true;
    } finally {
      turn.unlock();
    }
  }

  /** Every tile of which hashes are new, whole. */
  private void tiles(long before, long size) throws SQLException {
    long from = before;
    long to = size;
    for (int level = 0; to > 0 && to > from; level++) {
      for (long tile = from / Tile.WIDTH; tile * Tile.WIDTH < to; tile++) {
        int width = (int) Math.min(Tile.WIDTH, to - tile * Tile.WIDTH);
        int old = (int) Math.max(0, from - tile * Tile.WIDTH);
        byte[] kept = old == 0 ? new byte[0] : last(level, tile, old);
        byte[] hashes = Arrays.copyOf(kept, width * Hashes.BYTES);
        for (int i = old; i < width; i++) {
          byte[] hash = growth.node(level * Tile.HEIGHT, tile * Tile.WIDTH + i);
          System.arraycopy(hash, 0, hashes, i * Hashes.BYTES, Hashes.BYTES);
        }
        Store.put(connection, log, new Tile(level, tile, width), hashes);
        lastTiles.put(level, hashes);
      }
      from /= Tile.WIDTH;
      to /= Tile.WIDTH;
    }
  }

  /**
   * The last tile of a level, which is not whole; read from the store where this has not put it.
   */
  private byte[] last(int level, long tile, int width) throws SQLException {
    byte[] put = lastTiles.get(level);
    return put != null && put.length == width * Hashes.BYTES
        ? put
        : Store.wholeTile(connection, log.id(), new Tile(level, tile, width));
  }

  private static Receipt receipt(
      Sealed record, long index, Tree tree, long size, String checkpoint) {
    return new Receipt(
        record.text(),
        record.facts(),
        Salts.hex(record.salt()),
        index,
        base64(tree.inclusion(index, size)),
        checkpoint);
  }

  static List<String> base64(List<byte[]> hashes) {
    return hashes.stream().map(Base64.getEncoder()::encodeToString).toList();
  }

  @Override
  public void close() {
    leaving.run();
  }
}
