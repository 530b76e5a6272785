package dev.clausewise.workbench;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The workbench as the rest of the service gets it; made at the start, so that it can end it. */
final class WorkbenchBeans {
  /** Each takes up to 400 MB. */
  private static final int MOST_WORKERS = 256;

  @Produces
  @Singleton
  @Startup
  Sandbox sandbox(
      @ConfigProperty(name = "clausewise.models.workers") int workers,
      @ConfigProperty(name = "clausewise.models.processor-time") Duration processor,
      @ConfigProperty(name = "clausewise.models.most-time") Duration most,
      @ConfigProperty(name = "clausewise.models.least-time") Duration least,
      @ConfigProperty(name = "clausewise.drafts.processor-time") Duration draftProcessor,
      @ConfigProperty(name = "clausewise.drafts.most-time") Duration draftMost,
      @ConfigProperty(name = "clausewise.drafts.least-time") Duration draftLeast,
      @ConfigProperty(name = "clausewise.models.waiting-time") Duration waiting) {
    if (workers < 0 || workers > MOST_WORKERS) {
      throw new ConfigurationException(
          "clausewise.models.workers is a number from 0 to " + MOST_WORKERS + ", not " + workers);
    }
    return new Sandbox(
        workers,
        new WorkLimits(processor, most, least),
        new WorkLimits(draftProcessor, draftMost, draftLeast),
        waiting);
  }

  @Produces
  @Singleton
  @Startup
  Workbench workbench(
      @ConfigProperty(name = "clausewise.workspace") Optional<Path> named,
      @ConfigProperty(name = "clausewise.drafts") Optional<Path> drafts,
      @ConfigProperty(name = "quarkus.http.host") String host,
      Sandbox sandbox) {
    named.ifPresent(workspace -> writable(workspace, "clausewise.workspace"));
    drafts.ifPresent(WorkbenchBeans::made);
    Optional<Path> workspace = named.or(() -> checkout(host));
    return new Workbench(
        workspace.orElse(null),
        drafts.or(() -> workspace.map(w -> w.resolve(".clausewise/drafts"))).orElse(null),
        sandbox);
  }

  private static void writable(Path folder, String setting) {
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new ConfigurationException(
          folder + " is no folder that can be written to (" + setting + ")");
    }
  }

  private static void made(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new ConfigurationException(
          "the folder " + folder + " cannot be made (clausewise.drafts): " + e);
    }
    writable(folder, "clausewise.drafts");
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
