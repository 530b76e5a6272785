package dev.clausewise.api;

import io.quarkus.security.identity.SecurityIdentity;

/** Who asks, as it is recorded. */
final class Asker {
  /** Whoever does not say who they are, where they need not. */
  private static final String ANYBODY = "anybody";

  private Asker() {}

  static String of(SecurityIdentity who) {
    return who.isAnonymous() ? ANYBODY : who.getPrincipal().getName();
  }
}
