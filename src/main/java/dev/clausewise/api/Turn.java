package dev.clausewise.api;

import io.vertx.ext.web.RoutingContext;

/** For what answers later than its work ends. */
public final class Turn {
  private static final String END = Turn.class.getName();

  private Turn() {}

  /** Says how the work of a request is ended before its answer is. */
  public static void endsBy(RoutingContext route, Runnable end) {
    route.put(END, end);
  }

  /** The work of a request is done, and its place is another's; it is still answered. */
  static void over(RoutingContext route) {
    Runnable end = route.get(END);
    if (end != null) {
      end.run();
    }
  }
}
