package dev.clausewise.decision;

import dev.clausewise.decision.Timeline.Change;
import dev.clausewise.decision.Timeline.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a timeline of decisions on days. */
final class Timelines {
  private final List<Span> spans = new ArrayList<>();
  private final LocalDate end;
  private Decided last;

  /** What was decided, of which some may be the same on the next day. */
  record Decided(Interview over, List<Cited> findings) {
    /** Whether nobody could tell the two apart. */
    boolean sameAs(Decided other) {
      return over.outcome() == other.over.outcome()
          && over.determined() == other.over.determined()
          && over.possibleOutcomes().equals(other.over.possibleOutcomes())
          && findings.equals(other.findings);
    }
  }

  /** A finding of an instrument. */
  record Cited(String instrument, String title, CitedFinding finding) {
    /** One row is one finding, whatever is certain of it. */
    private String row() {
      return instrument + " " + finding.row();
    }

    private Change becomes(String change) {
      return new Change(
          instrument,
          title,
          finding.clause(),
          change,
          finding.effect(),
          finding.outcome(),
          finding.citation(),
          finding.url());
    }
  }

  /**
   * @param end the first day that is not asked about; null for none
   */
  Timelines(LocalDate end) {
    this.end = end;
  }

  /**
   * Goes on from a day.
   *
   * @param from null for the first one if it is before all that is known
   */
  void add(LocalDate from, Decided decided) {
    if (last != null && last.sameAs(decided)) {
      return;
    }
    close(from);
    Interview over = decided.over();
    spans.add(
        new Span(
            from,
            end,
            over.outcome(),
            over.determined(),
            over.possibleOutcomes(),
            last == null ? List.of() : changes(last.findings(), decided.findings())));
    last = decided;
  }

  private void close(LocalDate next) {
    if (!spans.isEmpty()) {
      Span open = spans.remove(spans.size() - 1);
      spans.add(
          new Span(
              open.from(),
              next,
              open.outcome(),
              open.determined(),
              open.possibleOutcomes(),
              open.changes()));
    }
  }

  private static List<Change> changes(List<Cited> before, List<Cited> after) {
    Map<String, Cited> old = byRow(before);
    Map<String, Cited> now = byRow(after);
    List<Change> changes = new ArrayList<>();
    Set<String> rows = new LinkedHashSet<>(now.keySet());
    rows.addAll(old.keySet());
    for (String row : rows) {
      Cited was = old.get(row);
      Cited is = now.get(row);
      if (was == null) {
        changes.add(is.becomes("begins"));
      } else if (is == null) {
        changes.add(was.becomes("ends"));
      } else if (was.finding().certain() != is.finding().certain()) {
        changes.add(is.becomes(is.finding().certain() ? "becomes_certain" : "becomes_possible"));
      }
    }
    return changes;
  }

  private static Map<String, Cited> byRow(List<Cited> findings) {
    Map<String, Cited> rows = new LinkedHashMap<>();
    findings.forEach(cited -> rows.put(cited.row(), cited));
    return rows;
  }

  Timeline timeline() {
    return new Timeline(List.copyOf(spans));
  }
}
