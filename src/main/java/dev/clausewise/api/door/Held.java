package dev.clausewise.api.door;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory the bodies of all requests take, and how much they may. Each connection has a
 * small part that is always its own, so that an ordinary request is never refused for want of room;
 * what is above it comes from one of two budgets, so that models starve only models. Safe for use
 * by many threads.
 */
final class Held {
  /** Bytes of bodies that each connection may hold whatever others do. */
  static final int OWN = 16 * 1024;

  private final AtomicLong free;
  private final AtomicLong freeForModels;

  /**
   * @param most bytes for ordinary bodies
   * @param mostForModels bytes for bodies that carry models
   */
  Held(long most, long mostForModels) {
    this.free = new AtomicLong(most);
    this.freeForModels = new AtomicLong(mostForModels);
  }

  /** Small parts of a heap: a pod's 320 MiB give 16 and 24 MiB. */
  static Held partsOf(long heap) {
    return new Held(heap / 20, heap * 3 / 40);
  }

  /** What one body holds. Used by one thread at a time. */
  final class Share {
    private final Connection connection;
    private final AtomicLong budget;
    private int own;
    private int shared;

    private Share(Connection connection, AtomicLong budget) {
      this.connection = connection;
      this.budget = budget;
    }

    /**
     * @return false if there is no room; nothing is taken then
     */
    boolean take(int bytes) {
      int fromOwn = connection.takeOwn(bytes);
      int rest = bytes - fromOwn;
      if (rest > 0 && budget.addAndGet(-rest) < 0) {
        budget.addAndGet(rest);
        connection.giveOwn(fromOwn);
        return false;
      }
      own += fromOwn;
      shared += rest;
      return true;
    }

    void giveBack() {
      connection.giveOwn(own);
      budget.addAndGet(shared);
      own = 0;
      shared = 0;
    }
  }

  Share share(Connection connection, boolean model) {
    return new Share(connection, model ? freeForModels : free);
  }
}
