package dev.clausewise.access.keys;

import dev.clausewise.store.Storage;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys that are known here. What was found of one is remembered for a few seconds: a key that
 * is revoked by another process is of no use after that.
 */
public final class Keys {
  /** How long a key is taken for what it was found to be. */
  static final long REMEMBERED_MILLIS = 5_000;

  private final Storage storage;
  private final Clock clock;
  private final Map<String, Found> found = new ConcurrentHashMap<>();

  private record Found(ApiKey key, byte[] digest, long at) {}

  /**
   * @param storage null if none are kept
   */
  public Keys(Storage storage, Clock clock) {
    this.storage = storage;
    this.clock = clock;
  }

  /** Whether there can be any. */
  public boolean areKept() {
    return storage != null;
  }

  /**
   * A new key and its secret, which is not kept.
   *
   * @param wanted without faults
   */
  public Made create(Wanted wanted) {
    String id = Secrets.newId();
    String secret = Secrets.draw(id);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    ApiKey key =
        new ApiKey(
            id,
            wanted.name(),
            wanted.roles().stream().distinct().toList(),
            now,
            wanted.end(),
            null,
            wanted.perSecond());
    write(
        connection -> {
          KeyTable.insert(connection, key, Secrets.digest(secret));
          return null;
        });
    return new Made(key, secret);
  }

  /** Every key there was, the newest first. */
  public List<ApiKey> all() {
    return read(KeyTable::all);
  }

  /** Whether somebody could come with one now. */
  public boolean hasGood() {
    return areKept() && all().stream().anyMatch(key -> key.isGood(clock.instant()));
  }

  /**
   * Makes a key of no use, at once here.
   *
   * @return what is known of it now; empty if there is none of that id
   */
  public Optional<ApiKey> revoke(String id) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Optional<ApiKey> key =
        write(
            connection -> {
              KeyTable.revoke(connection, id, now);
              return KeyTable.find(connection, id).map(KeyTable.Row::key);
            });
    found.remove(id);
    return key;
  }

  /** The key that a secret is of, if it was asked about just now. */
  public Optional<ApiKey> remembered(String secret) {
    return Secrets.id(secret)
        .map(found::get)
        .filter(known -> clock.millis() - known.at() < REMEMBERED_MILLIS)
        .flatMap(known -> good(known.key(), known.digest(), secret));
  }

  /**
   * The key that a secret is of, if it is of use.
   *
   * @throws KeysUnavailableException if that cannot be known
   */
  public Optional<ApiKey> find(String secret) {
    Optional<String> id = areKept() ? Secrets.id(secret) : Optional.empty();
    if (id.isEmpty()) {
      return Optional.empty();
    }
    long at = clock.millis();
    Optional<KeyTable.Row> row = read(connection -> KeyTable.find(connection, id.get()));
    row.ifPresentOrElse(
        r -> found.put(id.get(), new Found(r.key(), r.digest(), at)), () -> found.remove(id.get()));
    return row.flatMap(r -> good(r.key(), r.digest(), secret));
  }

  private Optional<ApiKey> good(ApiKey key, byte[] digest, String secret) {
    return MessageDigest.isEqual(digest, Secrets.digest(secret)) && key.isGood(clock.instant())
        ? Optional.of(key)
        : Optional.empty();
  }

  private <T> T write(Storage.Work<T> work) {
    try {
      return storage.write(work);
    } catch (SQLException | RuntimeException e) {
      throw new KeysUnavailableException(e);
    }
  }

  private <T> T read(Storage.Work<T> work) {
    try {
      return storage.read(work);
    } catch (SQLException | RuntimeException e) {
      throw new KeysUnavailableException(e);
    }
  }
}
