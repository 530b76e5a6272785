package dev.clausewise.workbench;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;

/** What changes from one text of a file to another, in the unified format of diff. */
final class Patch {
  private static final int CONTEXT = 3;
  private static final String NO_NEWLINE = "\n\\ No newline at end of file\n";

  private Patch() {}

  /**
   * @param file relative to the folder that the patch is applied in
   * @param before null if there is no such file yet
   * @return empty if nothing changes
   */
  static String of(String file, String before, String after) {
    List<String> old = before == null ? List.of() : lines(before);
    // An editor that lays a model out anew changes every line, which takes the usual algorithm too
    // much memory.
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            before == null ? null : "a/" + file,
            "b/" + file,
            old,
            DiffUtils.diff(old, lines(after), new MyersDiffWithLinearSpace<>()),
            CONTEXT);
    StringBuilder patch = new StringBuilder();
    // That algorithm may put what comes before what goes; readers expect it after.
    List<String> coming = new ArrayList<>();
    for (int i = 0; i < diff.size(); i++) {
      String line = diff.get(i);
      boolean header = i < 2 || line.startsWith("@@");
      String ended = line.endsWith("\n") ? line : line + (header ? "\n" : NO_NEWLINE);
      if (!header && line.startsWith("+")) {
        coming.add(ended);
        continue;
      }
      if (header || !line.startsWith("-")) {
        coming.forEach(patch::append);
        coming.clear();
      }
      patch.append(ended);
    }
    coming.forEach(patch::append);
    return patch.toString();
  }

  /** Each with the newline that ends it: a last one without is another line. */
  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
  }
}
