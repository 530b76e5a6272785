package dev.clausewise.ledger.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of up to 256 hashes of one level of the tree (C2SP tlog-tiles).
 *
 * @param level tile level: its hashes are nodes of tree level {@code 8 * level}
 * @param index of the tile in its level
 * @param width hashes in it, 1 to 256
 */
public record Tile(int level, long index, int width) {
  public static final int HEIGHT = 8;
  public static final int WIDTH = 1 << HEIGHT;

  private static final Pattern PATH =
      Pattern.compile(
          "([0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /** What {@link #numbered} makes. */
  private static final Pattern NUMBER = Pattern.compile("(?:x[0-9]{3}/)*[0-9]{3}");

  public Tile {
    if (level < 0 || index < 0 || width < 1 || width > WIDTH) {
      throw new IllegalArgumentException("tile " + level + ", " + index + ", " + width);
    }
  }

  /** {@code <level>/<index>[.p/<width>]}. */
  public String path() {
    return level + "/" + numbered(index) + (width == WIDTH ? "" : ".p/" + width);
  }

  /**
   * @param path as {@link #path} writes it; any other spelling is none
   */
  public static Optional<Tile> at(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int width = matcher.group(3) == null ? WIDTH : Integer.parseInt(matcher.group(3));
    Optional<Long> index = number(matcher.group(2));
    if (index.isEmpty() || (matcher.group(3) != null && width >= WIDTH)) {
      return Optional.empty();
    }
    return Optional.of(new Tile(Integer.parseInt(matcher.group(1)), index.get(), width));
  }

  /** A number in groups of three digits, all but the last one with an x: {@code x001/x234/067}. */
  public static String numbered(long number) {
    StringBuilder path = new StringBuilder(String.format("%03d", number % 1000));
    for (long rest = number / 1000; rest > 0; rest /= 1000) {
      path.insert(0, String.format("x%03d/", rest % 1000));
    }
    return path.toString();
  }

  /** What {@link #numbered} wrote. */
  public static Optional<Long> number(String path) {
    if (path.length() > 29 || !NUMBER.matcher(path).matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(path.replaceAll("[x/]", ""));
    return numbered(number).equals(path) ? Optional.of(number) : Optional.empty();
  }
}
