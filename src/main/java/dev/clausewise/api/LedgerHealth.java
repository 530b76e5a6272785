package dev.clausewise.api;

import dev.clausewise.ledger.Ledger;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether decisions can be recorded. It asks nobody and takes no thread. */
@Singleton
@Readiness
public class LedgerHealth implements AsyncHealthCheck {
  private final Ledger ledger;

  LedgerHealth(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    boolean open = !ledger.isKept() || ledger.isOpen();
    return Uni.createFrom().item(HealthCheckResponse.builder().name("ledger").status(open).build());
  }
}
