package dev.clausewise.vocabulary;

/** JSON pointers (RFC 6901). */
public final class JsonPointers {
  private JsonPointers() {}

  /** To a member of what a pointer leads to. */
  public static String below(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
