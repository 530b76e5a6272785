package dev.clausewise.access;

import io.github.bucket4j.Bucket;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Log-ins, refusals and changes of keys as lines of the log, in a category of their own, so that
 * they can be sent elsewhere. The newest log-ins and refusals of this process are remembered too,
 * so that an operator sees them at the pages. No secret is ever in one.
 */
@Singleton
public final class Audit {
  private static final Logger LOG = Logger.getLogger("dev.clausewise.audit");

  /** Whoever is refused thousands of times a second does not fill a disk with it. */
  private static final int LINES_A_SECOND = 50;

  private static final int LONGEST = 200;

  /** Of log-ins, and of refusals: whoever is refused often pushes no log-in out. */
  static final int REMEMBERED = 200;

  private final Bucket lines = Rates.bucket(LINES_A_SECOND);
  private final AtomicLong leftOut = new AtomicLong();
  private final Instant since = Instant.now();
  private final Deque<Event> sessions = new ArrayDeque<>();
  private final Deque<Event> refusals = new ArrayDeque<>();

  /** Since when this process remembers. */
  public Instant since() {
    return since;
  }

  /** What this process remembers of log-ins, log-outs and refusals, the newest first. */
  public List<Event> newest() {
    List<Event> all = new ArrayList<>(copy(sessions));
    all.addAll(copy(refusals));
    all.sort(Comparator.comparing(Event::at).reversed());
    return List.copyOf(all);
  }

  private static List<Event> copy(Deque<Event> events) {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  private static void remember(Deque<Event> events, Event event) {
    synchronized (events) {
      events.addFirst(event);
      if (events.size() > REMEMBERED) {
        events.removeLast();
      }
    }
  }

  /** Somebody has logged in to the pages. */
  public void logIn(SecurityIdentity who, String from) {
    session("log-in", who, from);
  }

  /** Somebody has logged out of the pages. */
  public void logOut(SecurityIdentity who, String from) {
    session("log-out", who, from);
  }

  private void session(String what, SecurityIdentity who, String from) {
    String name = clean(who.getPrincipal().getName());
    String how = how(who);
    LOG.infof("%s by %s: %s from %s", what, how, name, clean(from));
    remember(sessions, new Event(Instant.now(), what, name, how, clean(from), null, null));
  }

  private static String how(SecurityIdentity who) {
    if (who.getAttribute(StartToken.class.getName()) != null) {
      return "start-token";
    }
    return who.getAttribute(Rates.KEY) == null ? "provider" : "key";
  }

  /** A key was made or revoked. */
  public void key(String what, String id, String name, String by) {
    LOG.infof("key %s: %s (%s) by %s", what, id, clean(name), clean(by));
  }

  /**
   * Somebody was not let do something.
   *
   * @param who null if that is not known
   */
  public void refused(String why, String method, String path, SecurityIdentity who, String from) {
    if (who == null) {
      refused(why, method, path, null, null, from);
    } else {
      refused(why, method, path, who.getPrincipal().getName(), how(who), from);
    }
  }

  /** The same of somebody whose name alone is known. */
  public void refusedByName(String why, String method, String path, String name, String from) {
    refused(why, method, path, name, null, from);
  }

  private void refused(
      String why, String method, String path, String who, String how, String from) {
    if (!lines.tryConsume(1)) {
      leftOut.incrementAndGet();
      return;
    }
    long others = leftOut.getAndSet(0);
    remember(
        refusals,
        new Event(
            Instant.now(),
            "refused",
            who == null ? null : clean(who),
            how,
            clean(from),
            why,
            clean(method) + " " + clean(path)));
    LOG.warnf(
        "refused, %s: %s %s by %s from %s%s",
        why,
        clean(method),
        clean(path),
        who == null ? "somebody unknown" : clean(who),
        clean(from),
        others == 0 ? "" : ", and " + others + " more before it");
  }

  /** A line is one line, whatever was sent. */
  private static String clean(String text) {
    String one = String.valueOf(text).replaceAll("\\p{Cntrl}", "?");
    return one.length() <= LONGEST ? one : one.substring(0, LONGEST) + "...";
  }
}
