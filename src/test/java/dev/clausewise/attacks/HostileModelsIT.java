package dev.clausewise.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Packaged;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Hostile models, each evaluated as a model from outside and put into drafts of a policy, by two
 * callers at a time. {@code -Dattacks.only=<regex>} keeps to those of a name, {@code
 * -Dattacks.drafts=false} to models from outside; {@code -Dattacks.app=<jar>} attacks another
 * application.
 */
class HostileModelsIT {
  private static final Path FOLDER = Path.of("target/attacks/models");
  private static final Pattern ONLY = Pattern.compile(System.getProperty("attacks.only", ""));
  private static final boolean IN_DRAFTS =
      Boolean.parseBoolean(System.getProperty("attacks.drafts", "true"));
  private static final int CALLERS = 2;

  /**
   * Five seconds are measured on a quiet machine ({@code -Dattacks.longest=PT5S}), with twice as
   * long where it has more to do. In the gate it is held that every request is answered: one may
   * wait for a process to start in place of one that was ended.
   */
  private static final Duration LONGEST =
      Duration.parse(System.getProperty("attacks.longest", "PT20S"));

  /** A service that many do not get an answer from is not asked any more. */
  private static final int MOST_UNANSWERED = 12;

  private static final Duration MOST = Duration.ofMinutes(15);

  /** A word by which files of this run are known. */
  private static final String TOKEN = "clausewise-" + Long.toHexString(System.nanoTime());

  @AutoClose private static Packaged service;
  private static Cage cage;
  private static Bench bench;
  private static final Map<String, HostileModel> MODELS = new TreeMap<>();
  private static final Map<String, HostileDraft> DRAFTS = new TreeMap<>();
  private static int notAsked;

  @BeforeAll
  static void attack() throws Exception {
    cage = Cage.in(FOLDER.resolve(TOKEN));
    service = Packaged.in(FOLDER).asInAPod().workers(2).behind(cage.jar()).start();
    bench = new Bench(service);
    List<Runnable> attacks = new ArrayList<>();
    for (String file : List.of("known.yaml", "own.yaml")) {
      for (HostileModel model : HostileModel.load(file)) {
        add(attacks, model);
      }
    }
    for (HostileDraft draft : HostileDraft.load()) {
      String song = "draft_" + DRAFTS.size();
      if (IN_DRAFTS && ONLY.matcher(draft.name()).find()) {
        DRAFTS.put(draft.name(), draft);
        attacks.add(
            () -> bench.draft(draft.name(), "draft", draft.in(bench.policy(), TOKEN, song)));
      }
    }
    run(attacks);
    printed();
  }

  private static void add(List<Runnable> attacks, HostileModel model) {
    int number = MODELS.size();
    if (!ONLY.matcher(model.name()).find()) {
      return;
    }
    assertEquals(null, MODELS.put(model.name(), model), "two models of the name " + model.name());
    attacks.add(
        () -> {
          HostileModel alone = model.written(TOKEN, "model_" + number);
          bench.evaluate(model.name(), alone.model(), alone.imports(), alone.context());
        });
    if (!IN_DRAFTS || model.kind().equals("control")) {
      return;
    }
    List<Place> places =
        model.feel() == null && model.expression() == null
            ? List.of(Place.BEHIND)
            : Place.of(model, number);
    for (Place place : places) {
      String song = "model_" + number + "_" + place;
      attacks.add(
          () ->
              bench.draft(
                  model.name(),
                  place.name().toLowerCase(Locale.ROOT),
                  place.in(bench.policy(), model.written(TOKEN, song))));
    }
  }

  private static void run(List<Runnable> attacks) throws Exception {
    long end = System.nanoTime() + MOST.toNanos();
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (Runnable attack : attacks) {
        all.add(
            callers.submit(
                () -> {
                  if (System.nanoTime() < end && unanswered() < MOST_UNANSWERED) {
                    attack.run();
                  } else {
                    missed();
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      callers.shutdownNow();
      callers.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  private static synchronized void missed() {
    notAsked++;
  }

  private static long unanswered() {
    return bench.attempts().stream().filter(a -> !a.isAnswered()).count();
  }

  private static void printed() {
    List<Attempt> all = bench.attempts();
    Map<Object, Long> statuses =
        all.stream()
            .collect(Collectors.groupingBy(Attempt::status, TreeMap::new, Collectors.counting()));
    System.out.printf(
        "%d hostile models and %d drafts in %d requests: %s, %d not sent; peak %d MiB; the longest:%n",
        MODELS.size(), DRAFTS.size(), all.size(), statuses, notAsked, service.mostResident());
    all.stream()
        .collect(
            Collectors.groupingBy(
                a -> a.way().replaceAll(".* ", "") + " " + a.status(),
                TreeMap::new,
                Collectors.summarizingDouble(a -> a.took().toMillis() / 1000.0)))
        .forEach(
            (kind, t) -> System.out.printf("  %s: %d in %.0f s%n", kind, t.getCount(), t.getSum()));
    all.stream()
        .sorted(Comparator.comparing(Attempt::took).reversed())
        .limit(5)
        .forEach(a -> System.out.println("  " + a));
  }

  private static void none(String what, Predicate<Attempt> bad) {
    List<Attempt> found = bench.attempts().stream().filter(bad).toList();
    assertTrue(
        found.isEmpty(),
        () ->
            found.size()
                + " "
                + what
                + ":\n"
                + found.stream()
                    .limit(40)
                    .map(Attempt::toString)
                    .collect(Collectors.joining("\n")));
  }

  @Test
  void noMethodOfJavaRuns() throws Exception {
    List<String> sung = new ArrayList<>(cage.sung());
    for (Path folder : List.of(Path.of("/tmp"), FOLDER.resolve("tmp"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .map(f -> f.getFileName().toString())
            .filter(name -> name.startsWith(TOKEN))
            .forEach(sung::add);
      }
    }
    assertEquals(List.of(), sung);
  }

  @Test
  void noMethodOfAValueRuns() {
    none("called a method of a value", Attempt::ranAMethod);
  }

  private static Duration longest() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    boolean busy = load > 2.0 * Runtime.getRuntime().availableProcessors();
    return busy ? LONGEST.multipliedBy(2) : LONGEST;
  }

  @Test
  void everyRequestIsAnsweredInTime() {
    Duration longest = longest();
    none(
        "were not answered within " + longest,
        a -> !a.isAnswered() || a.took().compareTo(longest) > 0);
    assertEquals(0, notAsked, "attacks that were not tried any more");
  }

  @Test
  void noneIsAFaultOfTheService() {
    none("were answered as a fault of the service", Attempt::isFault);
  }

  @Test
  void noAnswerTellsOfTheInside() {
    none("tell of the inside", a -> !a.inside().isEmpty());
  }

  @Test
  void noDraftOutsideTheProfileIsAnsweredFromOrProposed() {
    none(
        "were accepted",
        a ->
            isRefused(a.name())
                && Stream.of("answered from", "compared", "proposed").anyMatch(a.way()::endsWith)
                && a.isAnswered()
                && !a.isRefused());
  }

  private static boolean isRefused(String name) {
    return MODELS.containsKey(name)
        ? MODELS.get(name).isRefusedAsADraft()
        : DRAFTS.containsKey(name) && !DRAFTS.get(name).harmless();
  }

  @Test
  void whatIsNotHostileIsEvaluated() {
    List<Attempt> control =
        bench.attempts().stream().filter(a -> a.name().equals("nothing hostile")).toList();
    assertTrue(
        control.stream().allMatch(a -> a.status() == 200 && a.body().contains("2")),
        control::toString);
  }

  @Test
  void aProposalOfTheSameLinesInAnotherOrderIsAnsweredInTime() throws Exception {
    HostileDraft turned =
        HostileDraft.load().stream()
            .filter(d -> d.name().equals("sixty thousand lines turned round"))
            .findFirst()
            .orElseThrow();
    String draft = turned.in(bench.policy(), TOKEN, "order");
    Path written = FOLDER.resolve("workspace/dmn/us-vt-act166.dmn");
    Files.createDirectories(written.getParent());
    Edit inOrder = new Edit(draft);
    String lines =
        IntStream.range(0, 60_000).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
    inOrder.between("<!--", "-->", "<!--" + lines + "-->");
    Files.writeString(written, inOrder.text());
    bench.draft("lines in another order", "draft", draft);
    List<Attempt> answers =
        bench.attempts().stream().filter(a -> a.name().equals("lines in another order")).toList();
    assertTrue(
        answers.stream().allMatch(a -> a.isAnswered() && a.took().compareTo(longest()) < 0),
        answers::toString);
  }

  @Test
  void theServiceIsStillThere() {
    assertTrue(service.isAlive(), service::log);
    Attempt after =
        bench.evaluate(
            "afterwards",
            "<definitions xmlns=\""
                + HostileModel.NAMESPACE
                + "\" id=\"_m\" name=\"m\" namespace=\"m\"><decision id=\"_d\" name=\"d\"><variable name=\"d\"/>"
                + HostileModel.literal("40 + 2")
                + "</decision></definitions>",
            List.of(),
            Map.of());
    assertTrue(after.status() == 200 && after.body().contains("42"), after::toString);
  }
}
