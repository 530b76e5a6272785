package dev.clausewise.workbench;

import java.util.List;

/** A model from outside that is not evaluated, or not to its end. */
public final class ModelException extends RuntimeException {

  /** Why. */
  public enum Reason {
    /** It would run more than FEEL, or read more than itself. Nothing of it was compiled. */
    UNSAFE,
    /** It is not DMN, or none of its decisions compiles. */
    INVALID,
    /** What was sent with it is not what it takes, such as a value of no type. */
    NOT_ALLOWED,
    /** A question about every use case was asked of a model that has no diagrams. */
    NOT_PROVABLE,
    /** It takes more time, memory, depth or output than it may. */
    LIMIT,
    /** Others are being evaluated; later there is room. */
    BUSY,
    /** The process that evaluates models cannot be started here. */
    UNAVAILABLE
  }

  private final Reason reason;
  private final transient List<Fault> faults;

  /**
   * @param cause what the engine threw, to be told to whoever runs the service and nobody else;
   *     null for nothing
   */
  ModelException(Reason reason, String message, List<Fault> faults, Throwable cause) {
    super(message, cause, false, false);
    this.reason = reason;
    this.faults = List.copyOf(faults);
  }

  ModelException(Reason reason, String message, List<Fault> faults) {
    this(reason, message, faults, null);
  }

  ModelException(Reason reason, String message) {
    this(reason, message, List.of());
  }

  public Reason reason() {
    return reason;
  }

  /** What is wrong and where; empty if it is about no place in the model. */
  public List<Fault> faults() {
    return faults;
  }
}
