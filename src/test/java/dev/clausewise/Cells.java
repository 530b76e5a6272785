package dev.clausewise;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cells of {@code Findings} in the text of a model as the editor writes it. Rows and columns
 * are numbered as they come, from 1: ids of rows that the editor adds have no number in them.
 */
public final class Cells {
  private static final Pattern RULE = Pattern.compile("<rule .*?</rule>", Pattern.DOTALL);
  private static final Pattern ENTRY =
      Pattern.compile("<(input|output)Entry [^>]*>\\s*<text>([^<]*)</text>");

  /**
   * One cell.
   *
   * @param input whether it is a condition
   * @param text FEEL
   * @param start where its text, escaped, begins in the model
   * @param end where it ends
   */
  public record Cell(int row, int column, boolean input, String text, int start, int end) {
    /** The model with another text in this cell. */
    public String with(String other, String dmn) {
      return dmn.substring(0, start) + escape(other) + dmn.substring(end);
    }
  }

  private Cells() {}

  /** All cells, outputs too, whose columns are numbered for themselves. */
  public static List<Cell> of(String dmn) {
    List<Cell> cells = new ArrayList<>();
    Matcher rules = RULE.matcher(dmn);
    for (int row = 1; rules.find(); row++) {
      Matcher entries = ENTRY.matcher(dmn).region(rules.start(), rules.end());
      int inputs = 0;
      int outputs = 0;
      while (entries.find()) {
        boolean input = entries.group(1).equals("input");
        int column = input ? ++inputs : ++outputs;
        cells.add(
            new Cell(
                row, column, input, unescape(entries.group(2)), entries.start(2), entries.end(2)));
      }
    }
    return cells;
  }

  /** The first row that cites a clause. */
  public static int rowOf(String dmn, String clause) {
    return of(dmn).stream()
        .filter(c -> !c.input() && c.column() == 1 && c.text().equals("\"" + clause + "\""))
        .findFirst()
        .orElseThrow()
        .row();
  }

  /** A condition of a row. */
  public static Cell input(String dmn, int row, int column) {
    return cell(dmn, row, column, true);
  }

  /** What a row says: 1 is the clause, 2 the effect, 3 the condition. */
  public static Cell output(String dmn, int row, int column) {
    return cell(dmn, row, column, false);
  }

  /** The model without a row. */
  public static String withoutRow(String dmn, int row) {
    Matcher rules = RULE.matcher(dmn);
    for (int i = 1; rules.find(); i++) {
      if (i == row) {
        return dmn.substring(0, rules.start()) + dmn.substring(rules.end());
      }
    }
    throw new IllegalArgumentException("no row " + row);
  }

  private static Cell cell(String dmn, int row, int column, boolean input) {
    return of(dmn).stream()
        .filter(c -> c.row() == row && c.column() == column && c.input() == input)
        .findFirst()
        .orElseThrow();
  }

  public static String escape(String feel) {
    return feel.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  public static String unescape(String text) {
    return text.replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
