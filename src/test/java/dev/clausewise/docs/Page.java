package dev.clausewise.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page of Markdown, as far as tests read it. */
record Page(Path file, String text) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)|<(https?://[^>]+)>");

  static Page of(String file) {
    try {
      return new Page(Path.of(file), Files.readString(Path.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What stands between fences.
   *
   * @param language what the fence says that it is; empty if it says nothing
   * @param line of the page at which it begins
   */
  record Block(String language, String text, int line) {}

  List<Block> blocks() {
    return BLOCK.matcher(text).results().map(this::block).toList();
  }

  private Block block(MatchResult found) {
    int line = (int) text.substring(0, found.start()).lines().count() + 1;
    return new Block(found.group(1), found.group(2), line);
  }

  /** Everything that is not between fences. */
  String prose() {
    return BLOCK.matcher(text).replaceAll("");
  }

  /** What stands between backticks in a text, on one line. */
  static List<String> codes(String text) {
    return CODE.matcher(text)
        .results()
        .map(found -> found.group(1).replaceAll("\\s+", " "))
        .toList();
  }

  /** Where links of the prose lead. */
  List<String> links() {
    List<String> links = new ArrayList<>();
    LINK.matcher(prose())
        .results()
        .forEach(found -> links.add(found.group(1) == null ? found.group(2) : found.group(1)));
    return links;
  }

  /** The first cells of a table, below a head that begins so. */
  List<String> firstCells(String head) {
    List<String> cells = new ArrayList<>();
    boolean inside = false;
    for (String line : prose().lines().toList()) {
      if (line.startsWith("| " + head + " |")) {
        inside = true;
      } else if (!line.startsWith("|")) {
        inside = false;
      } else if (inside && !line.startsWith("|---")) {
        cells.add(line.split("\\|")[1].strip());
      }
    }
    return cells;
  }
}
