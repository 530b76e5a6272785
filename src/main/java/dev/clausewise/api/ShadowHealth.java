package dev.clausewise.api;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether Drools has said what was answered, as often as it was asked. */
@Singleton
@Readiness
public class ShadowHealth implements AsyncHealthCheck {
  private final ShadowChecks checks;

  ShadowHealth(ShadowChecks checks) {
    this.checks = checks;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom()
        .item(HealthCheckResponse.builder().name("shadow").status(checks.isClean()).build());
  }
}
