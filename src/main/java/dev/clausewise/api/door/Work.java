package dev.clausewise.api.door;

import java.util.Locale;

/** Kinds of work that are bounded each by itself, so that none can take the place of another. */
enum Work {
  /** Verdicts, questions, counterfactuals, and the endpoints that are generated. */
  DECIDE,
  /** Statements about every use case. */
  PROVE,
  /** Models from outside: drafts that are checked, tried or proposed, and any model. */
  MODELS,
  /** Many uses in one request, read and answered as they come. */
  BULK,
  /** Everything else that is read or kept. */
  PAGES;

  String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
