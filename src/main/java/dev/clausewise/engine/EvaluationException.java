package dev.clausewise.engine;

/**
 * The engine could not evaluate a model on facts of the vocabulary. Nothing may be answered from
 * it.
 */
public final class EvaluationException extends RuntimeException {
  public EvaluationException(String message) {
    super(message);
  }
}
