package dev.clausewise.api.start;

import dev.clausewise.decision.DecisionService;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A metric that says what answers, so that a release can be told from a shift of outcomes. */
@Singleton
final class BuildInfo {
  void register(
      @Observes StartupEvent start,
      MeterRegistry meters,
      DecisionService decisions,
      @ConfigProperty(name = "quarkus.application.version") String software) {
    Gauge.builder("clausewise.build.info", () -> 1)
        .description("Always 1; its labels say what answers")
        .tag("version", software)
        .tag("policy_version", decisions.policyVersion())
        .register(meters);
  }
}
