package dev.clausewise.decision;

/** A request names an instrument that the register does not have. */
public final class UnknownInstrumentException extends RuntimeException {
  private final String instrument;

  public UnknownInstrumentException(String instrument) {
    super("There is no instrument " + instrument + ". GET /v1/instruments lists them.");
    this.instrument = instrument;
  }

  public String instrument() {
    return instrument;
  }
}
