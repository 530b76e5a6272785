package dev.clausewise.api;

import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.PolicyArchive;
import dev.clausewise.ledger.Ledger;
import dev.clausewise.ledger.LedgerStart;
import dev.clausewise.vocabulary.Vocabulary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ledger of what is answered here; made at the start, so that it can end the start. */
final class LedgerBean {
  @Produces
  @Singleton
  @Startup
  Ledger ledger(
      LedgerStart start,
      DecisionService decisions,
      Vocabulary vocabulary,
      MeterRegistry meters,
      @ConfigProperty(name = "quarkus.http.host-enabled") boolean serving,
      @ConfigProperty(name = "quarkus.application.version") String software) {
    for (String fact : start.hashedFacts()) {
      if (vocabulary.fact(fact).isEmpty()) {
        throw new ConfigurationException(
            "there is no fact " + fact + " to be kept as a hash (clausewise.ledger.hashed)");
      }
    }
    // Whoever answers nobody records nothing, and leaves the log to the service that runs.
    Ledger ledger =
        serving
            ? start.begin(software, decisions.policyVersion(), PolicyArchive::pack)
            : Ledger.none();
    if (ledger.isKept()) {
      Gauge.builder("clausewise.ledger.waiting", ledger, Ledger::waiting)
          .description("Decisions that wait to be recorded")
          .register(meters);
      Gauge.builder("clausewise.ledger.records", ledger, Ledger::size)
          .description("Records in the log of this process; -1 while it has none")
          .register(meters);
    }
    return ledger;
  }

  /** Before the pool of its connections is closed. */
  void close(@Observes ShutdownEvent stop, Ledger ledger) {
    ledger.close();
  }
}
