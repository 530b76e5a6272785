package dev.clausewise.workbench;

import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** New instruments as the workbench begins them, for tests. */
public final class Begun {
  public static final NewInstrument POLICY =
      new NewInstrument(
          "ACME-NEW",
          "ACME's \"new\" rules: <faces> & more",
          "ACME",
          "provider policy",
          List.of("mistral", "other"),
          null,
          LocalDate.parse("2026-07-01"),
          "ACME rules, section 1",
          "https://acme.example/rules");

  static final NewInstrument LAW =
      new NewInstrument(
          "NO-AI-2.1",
          "Norway: an act on AI",
          "Norway",
          "law",
          List.of(),
          new NewInstrument.Place("useCountry", "NO", "US"),
          LocalDate.parse("2026-07-01"),
          "Act on AI, chapter 2",
          "https://law.example/no/ai");

  static final NewInstrument BOTH =
      new NewInstrument(
          "ACME-OR",
          "ACME in Oregon",
          "ACME",
          "provider policy",
          List.of("claude"),
          new NewInstrument.Place("useSubdivision", "US-OR", "US-WY"),
          LocalDate.parse("2026-07-01"),
          "ACME in Oregon, 1",
          "https://acme.example/or");

  static final NewInstrument EVERYWHERE =
      new NewInstrument(
          "WORLD-1",
          "A treaty",
          "The world",
          "law",
          List.of(),
          null,
          LocalDate.parse("2026-07-01"),
          "Treaty, 1",
          "https://treaty.example");

  private Begun() {}

  static List<String> services() {
    return Vocabulary.load().fact("service").map(Fact::allowedValues).orElseThrow();
  }

  /** The patch that proposes an instrument as it is begun, with nothing changed. */
  public static String patch(NewInstrument instrument, Path drafts) {
    Duration minute = Duration.ofMinutes(1);
    WorkLimits limits = new WorkLimits(minute, minute, minute);
    try (Sandbox sandbox = new Sandbox(1, limits, limits, minute)) {
      Workbench workbench = new Workbench(null, drafts, sandbox);
      return workbench.propose(workbench.begin(instrument, services(), "")).patch();
    }
  }
}
