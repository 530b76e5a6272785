package dev.clausewise.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/**
 * A service as others reach it: nothing is free, a provider says who somebody is, requests are
 * logged, and traces are on, with no collector to send them to.
 */
public final class WithAProvider implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "clausewise.access", "closed",
        "clausewise.ledger.file", "target/ledger/closed.db",
        "quarkus.http.access-log.enabled", "true",
        "quarkus.otel.sdk.disabled", "false");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(OpenIdProvider.class));
  }
}
