package dev.clausewise.api;

import dev.clausewise.workbench.Drafts;
import dev.clausewise.workbench.Workbench;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether drafts can be kept, where they were said to be. */
@Singleton
@Readiness
public class DraftsHealth implements HealthCheck {
  private final Workbench workbench;

  DraftsHealth(Workbench workbench) {
    this.workbench = workbench;
  }

  /**
   * Not on the event loop, as a file system may be slow. A checkout's own folder is made with the
   * first draft.
   */
  @Override
  public HealthCheckResponse call() {
    boolean kept =
        workbench
            .drafts()
            .map(Drafts::folder)
            .map(folder -> !Files.exists(folder) || Files.isWritable(folder))
            .orElse(true);
    return HealthCheckResponse.builder().name("drafts").status(kept).build();
  }
}
