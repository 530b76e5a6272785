package dev.clausewise.access;

import java.util.List;

/** What somebody may do; the names are those of the roles in tokens. */
public final class Role {
  /** Asks for decisions, sees the receipts of those, and reads what the policies say. */
  public static final String CALLER = "caller";

  /** Edits drafts and evaluates models. */
  public static final String ANALYST = "analyst";

  /** Reads drafts and proposes them. */
  public static final String APPROVER = "approver";

  /** Reads what was decided, and verifies it. */
  public static final String AUDITOR = "auditor";

  /** Runs the service: keys and erasure. */
  public static final String OPERATOR = "operator";

  /**
   * Whoever asks from the machine of a service that listens there only. Nobody is given it by a
   * token or a key.
   */
  public static final String LOCAL = "local";

  /** Those that can be given to somebody. */
  public static final List<String> GIVEN = List.of(CALLER, ANALYST, APPROVER, AUDITOR, OPERATOR);

  private Role() {}
}
