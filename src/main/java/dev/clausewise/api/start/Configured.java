package dev.clausewise.api.start;

import dev.clausewise.access.Access;
import dev.clausewise.ledger.LedgerSettings;
import dev.clausewise.workbench.Workbench;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What is configured: what cannot work ends the start, what nobody reads is warned of, and what is
 * on is said in one line.
 */
@Singleton
final class Configured {
  /** Every setting of ours that is read somewhere. */
  static final Set<String> KNOWN =
      Set.of(
          "clausewise.access",
          "clausewise.access.token-file",
          "clausewise.access.per-second",
          "clausewise.drafts",
          "clausewise.drafts.processor-time",
          "clausewise.drafts.most-time",
          "clausewise.drafts.least-time",
          "clausewise.drools.prepare",
          "clausewise.ledger.database",
          "clausewise.ledger.file",
          "clausewise.ledger.hashed",
          "clausewise.ledger.hash-key-file",
          "clausewise.ledger.keep",
          "clausewise.ledger.key-file",
          "clausewise.ledger.origin",
          "clausewise.ledger.waiting",
          "clausewise.ledger.witnesses",
          "clausewise.models.workers",
          "clausewise.models.processor-time",
          "clausewise.models.most-time",
          "clausewise.models.least-time",
          "clausewise.models.waiting-time",
          "clausewise.shadow.one-in",
          "clausewise.work.decide.running",
          "clausewise.work.decide.queue",
          "clausewise.work.prove.running",
          "clausewise.work.prove.queue",
          "clausewise.work.models.running",
          "clausewise.work.models.queue",
          "clausewise.work.bulk.running",
          "clausewise.work.bulk.queue",
          "clausewise.inventories.most-bytes",
          "clausewise.work.pages.running",
          "clausewise.work.pages.queue",
          "clausewise.work.waiting",
          "clausewise.work.body-time",
          "clausewise.work.head-time",
          "clausewise.work.read-time",
          "clausewise.work.requests",
          "clausewise.work.connections",
          "clausewise.workspace");

  private static final Logger LOG = Logger.getLogger(Configured.class);
  private static final String OURS = "clausewise.";

  private static final List<String> TIMES =
      KNOWN.stream().filter(name -> name.endsWith("-time") || name.endsWith(".waiting")).toList();
  private static final List<String> NUMBERS =
      KNOWN.stream()
          .filter(name -> name.matches(".*\\.(running|queue|one-in|requests|connections)"))
          .toList();

  private final Config config;
  private final Access access;
  private final LedgerSettings ledger;
  private final Workbench workbench;
  private final int workers;

  Configured(
      Config config,
      Access access,
      LedgerSettings ledger,
      Workbench workbench,
      @ConfigProperty(name = "clausewise.models.workers") int workers) {
    this.config = config;
    this.access = access;
    this.ledger = ledger;
    this.workbench = workbench;
    this.workers = workers;
  }

  /**
   * @throws ConfigurationException if it cannot work
   */
  void check(
      @Observes @Priority(1) StartupEvent start,
      @ConfigProperty(name = "quarkus.http.host-enabled") boolean serving) {
    for (String name : TIMES) {
      config
          .getOptionalValue(name, Duration.class)
          .filter(time -> time.isNegative() || time.isZero())
          .ifPresent(time -> refuse(name, "is longer than nothing", time));
    }
    unknown(config.getPropertyNames())
        .forEach(name -> LOG.warnf("%s is set, and nothing reads it", name));
    if (serving) {
      LOG.info(on());
    }
  }

  /**
   * Before the door is made of them.
   *
   * @throws ConfigurationException if a number is too small
   */
  void numbers(@Observes @Priority(1) Router router) {
    for (String name : NUMBERS) {
      int least = name.endsWith(".one-in") ? 0 : 1;
      config
          .getOptionalValue(name, Integer.class)
          .filter(number -> number < least)
          .ifPresent(number -> refuse(name, "is at least " + least, number));
    }
  }

  private static void refuse(String name, String is, Object value) {
    throw new ConfigurationException(name + " " + is + ", not " + value);
  }

  /**
   * Names that look like settings of ours and are none.
   *
   * @param names as they are set; a variable of the environment has lost its signs
   */
  static Set<String> unknown(Iterable<String> names) {
    Set<String> known = KNOWN.stream().map(Configured::bare).collect(Collectors.toSet());
    return StreamSupport.stream(names.spliterator(), false)
        .filter(name -> bare(name).startsWith(bare(OURS)))
        .filter(name -> !known.contains(bare(name)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
  }

  private String on() {
    return "deciding and reading "
        + (access.isFree() ? "are free" : "need a key")
        + (access.hasProvider() ? " or a log-in at the provider" : "")
        + "; ledger "
        + switch (ledger.database()) {
          case NONE -> "none: nothing is recorded";
          case SQLITE -> ledger.file().toAbsolutePath().toString();
          case POSTGRESQL -> "in PostgreSQL";
        }
        + "; drafts "
        + workbench.drafts().map(drafts -> "in " + drafts.folder()).orElse("none")
        + ", proposals "
        + workbench.workspace().map(path -> "to " + path).orElse("as patches")
        + "; "
        + workers
        + (workers == 1 ? " process" : " processes")
        + " for models";
  }
}
