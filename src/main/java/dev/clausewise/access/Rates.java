package dev.clausewise.access;

import dev.clausewise.access.keys.ApiKey;
import io.github.bucket4j.Bucket;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** How often each may ask, in this process. */
@Singleton
final class Rates {
  /** The key that somebody came with, among the attributes of who they are. */
  static final String KEY = ApiKey.class.getName();

  /** Users of a provider are as many as it likes; all have full buckets again after that. */
  private static final int MOST = 10_000;

  private final OptionalInt perSecond;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  Rates(AccessSettings settings) {
    this.perSecond = settings.perSecond();
  }

  /**
   * @return null if they may ask as often as they like
   */
  Bucket of(SecurityIdentity identity) {
    ApiKey key = identity.getAttribute(KEY);
    if (key == null && identity.getAttribute(StartToken.class.getName()) != null) {
      return null;
    }
    Integer own = key == null ? null : key.perSecond();
    if (own == null && perSecond.isEmpty()) {
      return null;
    }
    int most = own == null ? perSecond.getAsInt() : own;
    String name =
        (key == null ? "user " + identity.getPrincipal().getName() : key.id()) + ' ' + most;
    if (buckets.size() > MOST) {
      buckets.clear();
    }
    return buckets.computeIfAbsent(name, n -> bucket(most));
  }

  /** One that is full at first and has so many more every second. */
  static Bucket bucket(int perSecond) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }
}
