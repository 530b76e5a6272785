package dev.clausewise.workbench;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The workbench as the rest of the service gets it. */
final class WorkbenchBeans {

  @Produces
  @Singleton
  Sandbox sandbox(
      @ConfigProperty(name = "clausewise.models.workers") int workers,
      @ConfigProperty(name = "clausewise.models.most-time") Duration most,
      @ConfigProperty(name = "clausewise.models.least-time") Duration least,
      @ConfigProperty(name = "clausewise.models.waiting-time") Duration waiting) {
    return new Sandbox(workers, most, least, waiting);
  }

  void close(@Disposes Sandbox sandbox) {
    sandbox.close();
  }
}
