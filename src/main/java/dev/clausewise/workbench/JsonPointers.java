package dev.clausewise.workbench;

/** JSON pointers (RFC 6901). */
final class JsonPointers {
  private JsonPointers() {}

  /** To a member of what a pointer leads to. */
  static String below(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
