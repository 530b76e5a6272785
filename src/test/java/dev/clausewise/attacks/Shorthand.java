package dev.clausewise.attacks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The short writing of the hostile models: repetitions, and names for what is in many of them. */
final class Shorthand {
  /** A repetition that has none after it, and so none in it. */
  private static final Pattern LAST =
      Pattern.compile("\\{\\{(\\d+)\\*(?!.*\\{\\{\\d+\\*)", Pattern.DOTALL);

  private static final String SIGNATURE = "sing(java.lang.String)";

  private Shorthand() {}

  /**
   * A text written out.
   *
   * @param token a word of this test run
   * @param song that the canary sings if the text makes Java run
   */
  static String written(String text, String token, String song) {
    String all = text;
    Matcher last = LAST.matcher(all);
    while (last.find()) {
      int end = all.indexOf("}}", last.end());
      String part = all.substring(last.end(), end);
      String repeated = repeated(part, Integer.parseInt(last.group(1)));
      all = all.substring(0, last.start()) + repeated + all.substring(end + 2);
      last = LAST.matcher(all.substring(0, last.start()));
    }
    return named(all, token, song);
  }

  private static String repeated(String part, int times) {
    if (part.indexOf('$') < 0) {
      return part.repeat(times);
    }
    StringBuilder all = new StringBuilder();
    for (int i = 1; i <= times; i++) {
      all.append(
          part.replace("$i", "" + i)
              .replace("$h", "" + (i - 1))
              .replace("$j", "" + (i + 1))
              .replace("$r", "" + (times - i)));
    }
    return all.toString();
  }

  private static String named(String text, String token, String song) {
    String entry =
        "<contextEntry><variable name=\"%s\"/><literalExpression><text>\"%s\"</text></literalExpression></contextEntry>";
    return text.replace("$CLOSE", "}")
        .replace("$SING", "(function(a) $EXTERNAL)(\"$SONG\")")
        .replace(
            "$EXTERNAL",
            "external {java: {class: \"$CANARY\", method signature: \"" + SIGNATURE + "\"}}")
        .replace(
            "$JAVA",
            "<formalParameter name=\"a\"/><context>"
                + entry.formatted("class", "$CANARY")
                + entry.formatted("method signature", SIGNATURE)
                + "</context>")
        .replace("$CANARY", Canary.class.getName())
        .replace("$TOKEN", token)
        .replace("$SONG", song);
  }
}
