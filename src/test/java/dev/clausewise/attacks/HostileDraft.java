package dev.clausewise.attacks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A policy's model with one thing in it that means no good, as {@code hostile/drafts.yaml} writes
 * it down.
 *
 * @param name of what it tries
 * @param harmless whether it may be answered from
 * @param find what is replaced, at its first place
 * @param until how what is replaced ends; null if {@code find} is all of it
 * @param put what replaces it
 * @param unique whether ids that then stand twice get a number
 */
record HostileDraft(
    String name, boolean harmless, String find, String until, String put, boolean unique) {
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

  static List<HostileDraft> load() throws IOException {
    return new YAMLMapper()
        .readValue(
            Path.of("src/test/resources/hostile/drafts.yaml").toFile(), new TypeReference<>() {});
  }

  /** A policy's model with it. */
  String in(String policy, String token, String song) {
    Edit edit = new Edit(policy);
    String end = until == null ? find : until;
    String found = edit.found(find, end);
    String written =
        Shorthand.written(put.replace("$FOUND", "\u0001"), token, song).replace("\u0001", found);
    edit.between(find, end, written);
    String text = edit.text();
    int cut = text.indexOf("$CUT");
    text = cut < 0 ? text : text.substring(0, cut);
    return unique ? unique(text) : text;
  }

  private static String unique(String text) {
    Set<String> ids = new HashSet<>();
    Matcher id = ID.matcher(text);
    StringBuilder all = new StringBuilder();
    int number = 0;
    while (id.find()) {
      String next = ids.add(id.group(1)) ? id.group(1) : id.group(1) + "-" + number++;
      id.appendReplacement(all, Matcher.quoteReplacement(" id=\"" + next + "\""));
    }
    return id.appendTail(all).toString();
  }
}
