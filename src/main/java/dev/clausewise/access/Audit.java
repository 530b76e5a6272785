package dev.clausewise.access;

import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Log-ins, refusals and changes of keys as lines of the log, in a category of their own, so that
 * they can be sent elsewhere. No secret is ever in one.
 */
@Singleton
public final class Audit {
  private static final Logger LOG = Logger.getLogger("dev.clausewise.audit");

  /** Whoever is refused thousands of times a second does not fill a disk with it. */
  private static final int LINES_A_SECOND = 50;

  private static final int LONGEST = 200;

  private final Bucket lines = Rates.bucket(LINES_A_SECOND);
  private final AtomicLong leftOut = new AtomicLong();

  /** Somebody has logged in to the pages, or out of them. */
  public void session(String what, String who, String from) {
    LOG.infof("%s: %s from %s", what, clean(who), clean(from));
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
  public void refused(String why, String method, String path, String who, String from) {
    if (!lines.tryConsume(1)) {
      leftOut.incrementAndGet();
      return;
    }
    long others = leftOut.getAndSet(0);
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
