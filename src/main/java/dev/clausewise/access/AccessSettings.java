package dev.clausewise.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Who may do what without saying who they are, and how others say it. */
@ConfigMapping(prefix = "clausewise.access")
public interface AccessSettings {
  /** Left out, it depends on the address that the service listens on. */
  @WithParentName
  Optional<Mode> mode();

  /** A file with the secret of whoever may do everything, at least 32 characters. */
  Optional<Path> tokenFile();

  /**
   * Requests a second of each key that has no number of its own, and of each user of a provider;
   * without limit if left out.
   */
  OptionalInt perSecond();

  /** Whether deciding and reading are free. */
  enum Mode {
    /** They are, wherever the service listens. */
    OPEN,
    /** They are not, on this machine neither: for a service behind a proxy. */
    CLOSED
  }
}
