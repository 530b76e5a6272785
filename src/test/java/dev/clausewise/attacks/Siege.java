package dev.clausewise.attacks;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Packaged;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A service with the settings of a pod, what attacks it, and who uses it meanwhile. A service that
 * stood an attack stands the next one too; after one that it did not stand another is started.
 */
final class Siege implements AutoCloseable {
  /** Of each attack. */
  static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("attacks.seconds", 5));

  /** A pod has 640 MiB. */
  private static final long MOST_RESIDENT = 640;

  /**
   * Under a second where the machine has nothing else to do, which is measured with {@code
   * -Dattacks.seconds=60 -Dattacks.health=PT1S} and not held here: the attackers are on the same
   * two processors. A pod is not taken for dead by this.
   */
  private static final long HEALTHY_MILLIS =
      Duration.parse(System.getProperty("attacks.health", "PT5S")).toMillis();

  /** How long after an attack the service may still be busy with it. */
  private static final Duration AFTER = Duration.ofSeconds(1);

  /** What who does nothing wrong may be told: the answer, or to come again. */
  private static final Set<Integer> POLITE = Set.of(200, 429, 503);

  private final Path folder;
  private final int workers;
  private final List<String> table = new ArrayList<>();
  private Packaged service;

  /**
   * @param workers that evaluate models
   */
  Siege(Path folder, int workers) {
    this.folder = folder;
    this.workers = workers;
  }

  /** What is done to a service; {@code load} counts the answers. */
  @FunctionalInterface
  interface Attack {
    void on(Packaged service, Load load) throws Exception;
  }

  /**
   * What must be so.
   *
   * @param answered part of the requests of a well-behaved caller that must be decided; the others
   *     may be told to come again, but must be told
   * @param statuses that the attack's own requests may be answered with; 0 for a connection that is
   *     closed
   */
  record Terms(double answered, Set<Integer> statuses) {
    Terms(double answered, Integer... statuses) {
      this(answered, Set.of(statuses));
    }
  }

  /** A service that nobody has asked anything yet. */
  void fresh() throws Exception {
    stop();
  }

  void stands(String name, Terms terms, Attack attack) throws Exception {
    if (service == null) {
      service = Packaged.in(folder).asInAPod().workers(workers).start();
    }
    Load load = new Load();
    Meanwhile meanwhile = new Meanwhile(service);
    try {
      attack.on(service, load);
      Thread.sleep(AFTER.toMillis());
    } finally {
      meanwhile.close();
    }
    table.add(row(name, load, meanwhile));
    try {
      assertAll(
          name,
          () -> assertTrue(service.isAlive(), () -> "it ended: " + service.log()),
          () -> healthy("live", meanwhile.live()),
          () -> healthy("ready", meanwhile.ready()),
          () ->
              assertTrue(
                  meanwhile.resident() < MOST_RESIDENT,
                  () -> "resident: " + meanwhile.resident() + " MiB"),
          () -> wellBehaved(meanwhile.decisions(), terms),
          () ->
              assertTrue(
                  terms.statuses().containsAll(load.statuses().keySet()),
                  () -> "answers to the attack: " + load.statuses()));
    } catch (AssertionError e) {
      stop();
      throw e;
    }
  }

  private static void healthy(String name, Meanwhile.Probe probe) {
    assertTrue(
        probe.asked() > 0 && probe.with(200) == probe.asked() && probe.most() < HEALTHY_MILLIS,
        () -> name + ": " + probe);
  }

  private static void wellBehaved(Meanwhile.Probe decisions, Terms terms) {
    assertTrue(
        POLITE.containsAll(decisions.statuses().keySet())
            && decisions.with(200) >= terms.answered() * decisions.asked()
            && decisions.with(200) > 0,
        () -> "decisions of a well-behaved caller: " + decisions);
  }

  private String row(String name, Load load, Meanwhile meanwhile) {
    Meanwhile.Probe decisions = meanwhile.decisions();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %.1f, %d ms, %d ms, %s | %d ms%s | %d MiB |",
        name,
        load.requests(),
        load.statuses(),
        decisions.with(200) / meanwhile.seconds(),
        decisions.quantile(0.5),
        decisions.quantile(0.99),
        decisions.statuses(),
        Math.max(meanwhile.live().most(), meanwhile.ready().most()),
        bad(meanwhile.live(), meanwhile.ready()),
        meanwhile.resident());
  }

  private static String bad(Meanwhile.Probe live, Meanwhile.Probe ready) {
    int bad = live.asked() - live.with(200) + ready.asked() - ready.with(200);
    return bad == 0 ? "" : ", " + bad + " failed";
  }

  private void stop() throws InterruptedException {
    if (service != null) {
      service.close();
    }
    service = null;
  }

  @Override
  public void close() throws InterruptedException {
    stop();
    System.out.println(
        "| attack | requests | answered by status, 0 for closed | decisions of a well-behaved caller/s, p50, p99, by status | worst health | peak resident |");
    System.out.println("|---|---|---|---|---|---|");
    table.forEach(System.out::println);
  }
}
