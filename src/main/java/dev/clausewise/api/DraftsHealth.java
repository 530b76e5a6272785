package dev.clausewise.api;

import dev.clausewise.workbench.Drafts;
import dev.clausewise.workbench.Workbench;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether drafts can be kept, where they were said to be. */
@Singleton
@Readiness
public class DraftsHealth implements AsyncHealthCheck {
  private final Workbench workbench;

  DraftsHealth(Workbench workbench) {
    this.workbench = workbench;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom().item(() -> response());
  }

  /** A checkout's own folder is made with the first draft. */
  private HealthCheckResponse response() {
    boolean kept =
        workbench
            .drafts()
            .map(Drafts::folder)
            .map(folder -> !Files.exists(folder) || Files.isWritable(folder))
            .orElse(true);
    return HealthCheckResponse.builder().name("drafts").status(kept).build();
  }
}
