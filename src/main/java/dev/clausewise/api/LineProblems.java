package dev.clausewise.api;

import dev.clausewise.ledger.LedgerUnavailableException;
import dev.clausewise.workbench.ModelException;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** What is told of a line or a row that could not be answered; the others are. */
final class LineProblems {
  private static final Logger LOG = Logger.getLogger(LineProblems.class);

  private LineProblems() {}

  static Problem of(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof ProblemException problem) {
      return problem.problem();
    }
    if (cause instanceof ModelException model) {
      return ModelProblems.of(model);
    }
    if (cause instanceof LedgerUnavailableException gone) {
      return Problem.of(Code.LEDGER_UNAVAILABLE, gone.getMessage());
    }
    LOG.error("a line could not be answered", Unspoken.of(cause));
    return Problem.of(Code.INTERNAL_ERROR, "This could not be answered. Nothing was decided.");
  }
}
