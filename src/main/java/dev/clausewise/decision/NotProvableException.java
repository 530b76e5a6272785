package dev.clausewise.decision;

/** An instrument has no diagrams that a question about every use case could be answered from. */
public final class NotProvableException extends RuntimeException {
  private NotProvableException(String what, String tells) {
    super(what + " is not compiled to diagrams. " + tells + " says why.");
  }

  public NotProvableException(String instrument) {
    this(instrument, "GET /v1/instruments/" + instrument + "/proof");
  }

  public static NotProvableException draft(String id) {
    return new NotProvableException("The draft", "POST /v1/drafts/" + id + "/check");
  }
}
