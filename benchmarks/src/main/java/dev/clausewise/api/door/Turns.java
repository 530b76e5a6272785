package dev.clausewise.api.door;

import io.vertx.ext.web.RoutingContext;

/** The work of a request that the service's own endpoints do not begin and end. */
public final class Turns {
  private Turns() {}

  public static void taken(RoutingContext route, Runnable work) {
    Passage passage = Passage.of(route).orElseThrow();
    if (passage.start()) {
      work.run();
      passage.finish();
    }
  }
}
