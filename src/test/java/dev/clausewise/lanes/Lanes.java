package dev.clausewise.lanes;

/**
 * The integration tests that run two at a time, shared out to two processes. Run one by one, each
 * class would start a service for itself, which costs more than most of them; classes of a lane
 * have one together. What is in no lane by its name is in the last one.
 */
final class Lanes {
  static final String ALL = "dev.clausewise";
  static final String INTEGRATION = ".*IT";

  /** As long as everything else together. */
  static final String PAGES = ".*\\.pages\\.[D-Z]\\w*IT";

  /** What attacks, kills or times has the machine for itself: an execution of its own. */
  static final String ALONE = "dev\\.clausewise\\.(api|attacks|ledger)\\..*";

  static final String LANES = "dev\\.clausewise\\.lanes\\..*";

  private Lanes() {}
}
