package dev.clausewise.engine;

import dev.clausewise.engine.lint.Check;
import dev.clausewise.engine.lint.LintFinding;
import dev.clausewise.engine.lint.LintFinding.Code;
import dev.clausewise.engine.lint.Report;
import dev.clausewise.engine.lint.Subject;
import dev.clausewise.engine.lint.Values;
import dev.clausewise.engine.lint.checks.Checks;
import dev.clausewise.engine.reading.FactKind;
import dev.clausewise.engine.reading.ModelReader;
import dev.clausewise.engine.reading.ModelXml;
import dev.clausewise.engine.reading.Widths;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kie.dmn.model.api.Definitions;

/**
 * Says where a model leaves the policy profile. What it judges is what the engine read of the text,
 * and nothing that the profile does not name passes. It compiles and evaluates nothing.
 */
public final class Linter {
  /** Of the text: what compares two versions takes the square of what differs. */
  private static final int MOST_LINES = 20_000;

  /** Findings about widths. */
  private static final int MOST_WIDTHS = 20;

  private static final Comparator<LintFinding> WHAT_IS_IN_NO_ROW_THEN_BY_ROW =
      Comparator.comparing(LintFinding::row, Comparator.nullsFirst(Comparator.naturalOrder()));

  private Linter() {}

  /**
   * @param name what to call the model if it does not give itself a name
   * @return nothing for a model of the policy profile
   */
  public static List<LintFinding> lint(String name, String xml, Vocabulary vocabulary) {
    if (xml.lines().count() > MOST_LINES) {
      String message = "there are more than " + MOST_LINES + " lines";
      return List.of(unread(Code.TOO_LARGE, name, message, "Make the model smaller."));
    }
    Optional<ModelXml.Refusal> refusal = ModelXml.refusal(xml);
    if (refusal.isPresent()) {
      return List.of(unread(refusal.get(), name));
    }
    Optional<Definitions> definitions = ModelReader.read(xml);
    if (definitions.isEmpty()) {
      String message = "the text does not follow the schema of DMN";
      return List.of(unread(Code.NOT_A_MODEL, name, message, "Export it from a DMN editor."));
    }
    Subject subject = subject(name, definitions.get(), vocabulary);
    List<LintFinding> limits = found(Checks.LIMITS, subject);
    return limits.isEmpty()
        ? Stream.concat(widths(xml, subject), found(Checks.ALL, subject).stream()).toList()
        : limits;
  }

  private static Stream<LintFinding> widths(String xml, Subject subject) {
    return Widths.unreadable(xml).stream()
        .limit(MOST_WIDTHS)
        .map(
            id -> {
              String decision =
                  subject.decisions().values().stream()
                      .filter(d -> d.getExpression() != null)
                      .filter(d -> id.equals(d.getExpression().getId()))
                      .map(Subject::nameOf)
                      .findFirst()
                      .orElse(null);
              return new LintFinding(
                  Code.WIDTH,
                  subject.name(),
                  decision,
                  null,
                  null,
                  "a column of "
                      + (decision == null ? Report.shown(id) : decision)
                      + " has a width that is no number.",
                  "Open it in the workbench, which gives the column a width: the editor could not.");
            });
  }

  /**
   * What a model does not keep to: the first that any of some checks finds. Of a model from outside
   * the limits are to be asked before.
   */
  static Optional<LintFinding> first(List<Check> checks, Subject subject) {
    return checks.stream().flatMap(check -> Report.of(check, subject).stream()).findFirst();
  }

  private static List<LintFinding> found(List<Check> checks, Subject subject) {
    return checks.stream()
        .flatMap(check -> Report.of(check, subject).stream())
        .sorted(WHAT_IS_IN_NO_ROW_THEN_BY_ROW)
        .toList();
  }

  private static LintFinding unread(ModelXml.Refusal refusal, String name) {
    Code code =
        switch (refusal.kind()) {
          case DOCTYPE -> Code.DOCTYPE;
          case AMBIGUOUS -> Code.AMBIGUOUS;
          case TOO_LARGE -> Code.TOO_LARGE;
          case NOT_A_MODEL -> Code.NOT_A_MODEL;
        };
    return unread(code, name, refusal.message(), refusal.help());
  }

  private static LintFinding unread(Code code, String name, String message, String help) {
    return new LintFinding(code, name, null, null, null, message + ".", help);
  }

  /** A model as checks look at it. */
  public static Subject subject(String name, Definitions definitions, Vocabulary vocabulary) {
    return new Subject(name, definitions, kinds(vocabulary), values(vocabulary));
  }

  private static Values values(Vocabulary vocabulary) {
    return new Values() {
      @Override
      public boolean of(String fact, String value) {
        return vocabulary.fact(fact).map(f -> f.admits(value)).orElse(true);
      }

      @Override
      public Optional<String> near(String fact, String value) {
        return vocabulary.fact(fact).flatMap(f -> f.nearest(value));
      }
    };
  }

  private static Map<String, FactKind> kinds(Vocabulary vocabulary) {
    return vocabulary.facts().stream()
        .collect(Collectors.toUnmodifiableMap(Fact::name, Linter::kind));
  }

  private static FactKind kind(Fact fact) {
    return switch (fact.type()) {
      case ENUM -> fact.set() ? FactKind.SET : FactKind.TEXT;
      case COUNTRY, SUBDIVISION -> FactKind.TEXT;
      case NUMBER -> FactKind.NUMBER;
      case DATE -> FactKind.DAY;
      case BOOLEAN -> FactKind.TRUTH;
    };
  }
}
