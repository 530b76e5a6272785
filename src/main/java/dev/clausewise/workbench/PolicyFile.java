package dev.clausewise.workbench;

import java.util.Locale;

/** The files about an instrument beside its model, which are edited with it. */
public enum PolicyFile {
  /** What its clauses are. */
  REGISTER("src/main/resources/", "policies/"),
  /** Uses with the answers expected of it. */
  CASES("src/test/resources/", "cases/"),
  /** What must always hold of it. */
  INVARIANTS("src/main/resources/", "invariants/");

  private final String root;
  private final String folder;

  PolicyFile(String root, String folder) {
    this.root = root;
    this.folder = folder;
  }

  /** As a draft has it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where that of an instrument is on the class path. */
  String path(String instrument) {
    return folder + instrument.toLowerCase(Locale.ROOT) + ".yaml";
  }

  /** Where that of an instrument is in a checkout. */
  String file(String instrument) {
    return root + path(instrument);
  }

  /** Where a file on the class path is in a checkout. */
  static String inCheckout(String path) {
    for (PolicyFile file : values()) {
      if (path.startsWith(file.folder)) {
        return file.root + path;
      }
    }
    return path;
  }
}
