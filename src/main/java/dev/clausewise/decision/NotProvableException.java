package dev.clausewise.decision;

/** An instrument has no diagrams that a question about every use case could be answered from. */
public final class NotProvableException extends RuntimeException {
  public NotProvableException(String instrument) {
    super(
        instrument
            + " is not compiled to diagrams. GET /v1/instruments/"
            + instrument
            + "/proof says why.");
  }
}
