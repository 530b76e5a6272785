package dev.clausewise.workbench;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The workbench as the rest of the service gets it. */
final class WorkbenchBeans {

  @Produces
  @Singleton
  Sandbox sandbox(
      @ConfigProperty(name = "clausewise.models.workers") int workers,
      @ConfigProperty(name = "clausewise.models.processor-time") Duration processor,
      @ConfigProperty(name = "clausewise.models.most-time") Duration most,
      @ConfigProperty(name = "clausewise.models.least-time") Duration least,
      @ConfigProperty(name = "clausewise.drafts.processor-time") Duration draftProcessor,
      @ConfigProperty(name = "clausewise.drafts.most-time") Duration draftMost,
      @ConfigProperty(name = "clausewise.drafts.least-time") Duration draftLeast,
      @ConfigProperty(name = "clausewise.models.waiting-time") Duration waiting) {
    return new Sandbox(
        workers,
        new WorkLimits(processor, most, least),
        new WorkLimits(draftProcessor, draftMost, draftLeast),
        waiting);
  }

  @Produces
  @Singleton
  Workbench workbench(
      @ConfigProperty(name = "clausewise.workspace") Optional<Path> named,
      @ConfigProperty(name = "clausewise.drafts") Optional<Path> drafts,
      @ConfigProperty(name = "quarkus.http.host") String host,
      Sandbox sandbox) {
    Optional<Path> workspace = named.or(() -> checkout(host));
    return new Workbench(
        workspace.orElse(null),
        drafts.or(() -> workspace.map(w -> w.resolve(".clausewise/drafts"))).orElse(null),
        sandbox);
  }

  /** Who runs a checkout for this machine alone is its analyst. */
  private static Optional<Path> checkout(String host) {
    boolean alone = Set.of("127.0.0.1", "localhost", "::1").contains(host);
    boolean checkout = Files.isDirectory(Path.of("dmn")) && Files.isRegularFile(Path.of("pom.xml"));
    return alone && checkout ? Optional.of(Path.of("").toAbsolutePath()) : Optional.empty();
  }

  void close(@Disposes Sandbox sandbox) {
    sandbox.close();
  }
}
