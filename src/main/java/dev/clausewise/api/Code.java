package dev.clausewise.api;

import java.util.Locale;

/** The stable codes of problems. Their meaning does not change; docs/problems.md explains each. */
public enum Code {
  MALFORMED_JSON(400, "The body is not well-formed JSON"),
  MALFORMED_REQUEST(400, "The request is not well-formed"),
  UNKNOWN_FACT(422, "A fact is not in the vocabulary"),
  VALUE_NOT_ALLOWED(422, "A value is not allowed"),
  WRONG_TYPE(422, "A value is of the wrong type"),
  DATE_OUT_OF_RANGE(422, "A date does not exist or is out of range"),
  UNKNOWN_INSTRUMENT(422, "There is no such instrument"),
  OPEN_FACTS(422, "Unknown facts make a difference"),
  NOT_PROVABLE(422, "The model has no diagrams"),
  MAPPING_FAILS(422, "The mapping gives no facts"),
  UNSAFE_MODEL(422, "The model would run more than FEEL"),
  INVALID_MODEL(422, "The model is not valid"),
  EVALUATION_LIMIT(422, "The evaluation takes more than it may"),
  MISDIRECTED_REQUEST(421, "This is not an address of the service"),
  NOT_AUTHENTICATED(401, "Who asks is not known"),
  NOT_AUTHORISED(403, "Who asks may not do this"),
  FORBIDDEN_ORIGIN(403, "Pages of other sites may not ask for this"),
  RATE_LIMITED(429, "Too many requests at once"),
  FACTS_ERASED(409, "The facts of the record were erased"),
  STALE_REVISION(409, "The draft has changed since"),
  ID_TAKEN(409, "The id is taken"),
  NO_INSTRUMENT(409, "The draft is a model of no instrument"),
  TOO_MANY_DRAFTS(409, "No more drafts are kept here"),
  UNREADABLE_FILE(409, "A file cannot be read"),
  LEDGER_UNAVAILABLE(503, "Decisions cannot be recorded now"),
  DRAFTS_UNAVAILABLE(503, "Drafts cannot be kept here now"),
  URI_TOO_LONG(414, "The address is too long"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  BODY_TOO_LARGE(413, "The body is too large"),
  REQUEST_TIMEOUT(408, "The request did not come to an end"),
  OVERLOADED(503, "Too much is being held at once"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body is not of a type that can be read"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  NOT_ACCEPTABLE(406, "There is no answer of a type that is accepted"),
  EVALUATION_FAILED(500, "The policy could not be evaluated"),
  MODELS_UNAVAILABLE(503, "Models cannot be evaluated here"),
  INTERNAL_ERROR(500, "Something went wrong here");

  private final int status;
  private final String title;

  Code(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /**
   * @param json as {@link #json} gives it
   */
  static Code of(String json) {
    return valueOf(json.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  public String json() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
