package dev.clausewise.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbered steps of a section of the documentation, with what is to be entered in each. */
record Walk(List<Step> steps) {
  private static final Pattern STEP = Pattern.compile("[0-9]+\\. \\*\\*(.+?)\\.\\*\\*.*");
  private static final Pattern ENTRY = Pattern.compile(" {3}- ([^:]+): `(.*)`");

  /**
   * @param entries to be entered, in their order
   * @param text to be written into a file; empty for none
   */
  record Step(String title, List<Entry> entries, String text) {
    String the(String label) {
      return entries.stream()
          .filter(e -> e.label().equals(label))
          .findFirst()
          .orElseThrow()
          .value();
    }
  }

  record Entry(String label, String value) {}

  static Walk of(Path document, String section) throws IOException {
    String text = Files.readString(document);
    String from = text.substring(text.indexOf("\n## " + section + "\n") + 1);
    String own = from.substring(0, from.indexOf("\n## ", 1));
    List<Step> steps = new ArrayList<>();
    StringBuilder fenced = null;
    for (String line : own.lines().toList()) {
      Matcher step = STEP.matcher(line);
      Matcher entry = ENTRY.matcher(line);
      if (step.matches()) {
        steps.add(new Step(step.group(1), new ArrayList<>(), ""));
      } else if (line.startsWith("   ```")) {
        if (fenced == null) {
          fenced = new StringBuilder();
        } else {
          Step last = steps.remove(steps.size() - 1);
          steps.add(new Step(last.title(), last.entries(), fenced.toString()));
          fenced = null;
        }
      } else if (fenced != null) {
        fenced.append(line.substring(Math.min(3, line.length()))).append('\n');
      } else if (entry.matches()) {
        steps.get(steps.size() - 1).entries().add(new Entry(entry.group(1), entry.group(2)));
      }
    }
    return new Walk(steps);
  }
}
