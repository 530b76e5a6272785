package dev.clausewise.api.door;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.OptionalInt;

/** How much is taken in at once, and how long anything may take on its way in. */
@ConfigMapping(prefix = "clausewise.work")
public interface Settings {
  Bounds decide();

  Bounds prove();

  Bounds models();

  Bounds bulk();

  Bounds pages();

  /** Longest wait for a turn. */
  Duration waiting();

  /** Longest time from the head of a request to the end of its body. */
  Duration bodyTime();

  /** Longest time from the first byte of a head, or from the connection, to the end of the head. */
  Duration headTime();

  /** Longest time in which somebody reads nothing of an answer. */
  Duration readTime();

  /** Most requests in the service, at work or not. Health, metrics and files do not count. */
  int requests();

  /**
   * Most connections at once. One more takes the place of the one on which nothing has been at work
   * for longest, and is closed where there is none.
   */
  int connections();

  /** Bounds of one kind of work. */
  interface Bounds {
    /** Most requests at work; if it is left out it follows from the processors. */
    OptionalInt running();

    /** Most requests that wait. */
    int queue();
  }
}
