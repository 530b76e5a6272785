package dev.clausewise.access;

/** What somebody may do; the names are those of the roles in tokens. */
public final class Role {
  /** Asks for decisions, and sees the receipts of those. */
  public static final String CALLER = "caller";

  /** Edits drafts. */
  public static final String ANALYST = "analyst";

  /** Puts drafts into force. */
  public static final String APPROVER = "approver";

  /** Reads what was decided, and verifies it. */
  public static final String AUDITOR = "auditor";

  /** Runs the service: keys, erasure and retention. */
  public static final String OPERATOR = "operator";

  private Role() {}
}
