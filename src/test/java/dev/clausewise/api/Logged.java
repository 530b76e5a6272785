package dev.clausewise.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/** The lines of one category of the log, for as long as a test looks. */
final class Logged extends ExtHandler {
  private final List<ExtLogRecord> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;
  private final Level before;

  Logged(String category) {
    logger = Logger.getLogger(category);
    before = logger.getLevel();
    logger.setLevel(Level.INFO);
    logger.addHandler(this);
  }

  @Override
  protected void doPublish(ExtLogRecord line) {
    line.copyMdc();
    lines.add(line);
  }

  /** All with this in them; waits a moment for the first, which may come after the answer. */
  List<ExtLogRecord> with(String text) throws InterruptedException {
    for (int i = 0; ; i++) {
      List<ExtLogRecord> found =
          lines.stream().filter(line -> line.getFormattedMessage().contains(text)).toList();
      if (!found.isEmpty() || i == 100) {
        return found;
      }
      Thread.sleep(50);
    }
  }

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setLevel(before);
  }
}
