package dev.clausewise.engine.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A word of the policy profile, as it stands in a text.
 *
 * @param start where it begins in the text
 * @param end where it ends
 */
record ProfileToken(Kind kind, String text, int start, int end) {
  enum Kind {
    EVERY,
    TEXT,
    DAY,
    NUMBER,
    FACT,
    DECISION,
    WORD,
    MARK,
    FOREIGN
  }

  static final ProfileToken END =
      new ProfileToken(Kind.FOREIGN, "an end where something is missing", 0, 0);

  /** Whether a set has no other members than some. */
  private static final String EVERY =
      "\\bevery\\s+(?!facts\\b|asOf\\b)(\\w+)\\s+in\\s+facts\\s*\\.\\s*\\w+\\s+satisfies\\s+\\2\\s+in\\s*"
          + "\\(\\s*\"[^\"\\\\]*\"(?:\\s*,\\s*\"[^\"\\\\]*\")*\\s*\\)";

  /**
   * The tokens of a text, every quote in which ends where it seems to.
   *
   * @param decisions names of derived facts, which are one token each
   */
  static List<ProfileToken> of(String text, Collection<String> decisions) {
    List<ProfileToken> tokens = new ArrayList<>();
    String names =
        decisions.stream()
            .filter(name -> !name.isEmpty())
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    Matcher m =
        Pattern.compile(
                "(?<every>"
                    + EVERY
                    + ")|(?<text>\"[^\"\\\\]*\")"
                    + "|(?<day>(?:\\bdate\\s*\\(\\s*\"[0-9]{4}-[0-9]{2}-[0-9]{2}\"\\s*\\)|@\"[0-9]{4}-[0-9]{2}-[0-9]{2}\"))"
                    + "|(?<number>-?[0-9]+(?:\\.[0-9]+)?)(?![\\w]|\\.[0-9])"
                    + "|(?<fact>\\bfacts\\s*\\.\\s*\\w+)"
                    + (names.isEmpty()
                        ? "|(?<decision>(?!))"
                        : "|(?<decision>(?<!\\w)(?:" + names + ")(?!\\w))")
                    + "|(?<word>\\b(?:asOf|and|or|not|in|true|false|list contains)\\b)"
                    + "|(?<mark><=|>=|!=|\\.\\.|[=<>(),\\[\\]?])"
                    + "|(?<foreign>\\w+|\\S)")
            .matcher(text);
    while (m.find()) {
      for (Kind kind : Kind.values()) {
        String group = m.group(kind.name().toLowerCase(Locale.ROOT));
        if (group != null) {
          tokens.add(
              new ProfileToken(
                  kind, group.replaceAll("\\s*\\.\\s*(?=\\w+$)", "."), m.start(), m.end()));
        }
      }
    }
    return tokens;
  }

  boolean is(String mark) {
    return (kind == Kind.MARK || kind == Kind.WORD) && text.equals(mark);
  }

  boolean isConstant() {
    return of() != null;
  }

  /** What a constant can be compared with; null for anything else. */
  FactKind of() {
    return switch (kind) {
      case TEXT -> FactKind.TEXT;
      case DAY -> FactKind.DAY;
      case NUMBER -> FactKind.NUMBER;
      default -> isTruth() ? FactKind.TRUTH : null;
    };
  }

  boolean isOrdered() {
    return kind == Kind.DAY || kind == Kind.NUMBER;
  }

  /** Of two numbers, or two days, each of which there is. */
  boolean isBefore(ProfileToken other) {
    return kind == Kind.NUMBER
        ? new BigDecimal(text).compareTo(new BigDecimal(other.text)) < 0
        : text.replaceAll("[^0-9-]", "").compareTo(other.text.replaceAll("[^0-9-]", "")) < 0;
  }

  boolean isTruth() {
    return is("true") || is("false");
  }

  boolean isSubject() {
    return kind == Kind.FACT || is("asOf") || is("?");
  }

  boolean isOperator() {
    return isEquality() || isOrder();
  }

  boolean isEquality() {
    return is("=") || is("!=");
  }

  boolean isOrder() {
    return is("<") || is("<=") || is(">") || is(">=");
  }
}
