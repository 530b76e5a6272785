package dev.clausewise.api;

import dev.clausewise.ledger.Ledger;
import dev.clausewise.ledger.Records;

/** What is in the ledger, for whoever asks for it by address. */
final class KeptRecords {
  private KeptRecords() {}

  /**
   * @throws ProblemException if no ledger is kept
   */
  static Records of(Ledger ledger) {
    if (!ledger.isKept()) {
      throw new ProblemException(Code.NOT_FOUND, "No ledger is kept here.");
    }
    return ledger.records();
  }
}
