package dev.clausewise.access;

import java.util.Set;

/** Addresses that nobody reaches but programs of the same machine. */
public final class Loopback {
  private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  private Loopback() {}

  /**
   * @param host the address that a service listens on
   */
  public static boolean is(String host) {
    return HOSTS.contains(host);
  }
}
