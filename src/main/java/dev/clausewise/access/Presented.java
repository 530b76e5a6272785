package dev.clausewise.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A secret that was sent to say who asks: that of the start, or a key. */
final class Presented extends BaseAuthenticationRequest {
  private final String secret;

  Presented(String secret) {
    this.secret = secret;
  }

  String secret() {
    return secret;
  }
}
