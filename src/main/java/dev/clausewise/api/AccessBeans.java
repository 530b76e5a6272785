package dev.clausewise.api;

import dev.clausewise.access.keys.Keys;
import dev.clausewise.ledger.Database;
import dev.clausewise.ledger.LedgerStart;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Keys are kept where the ledger is. */
final class AccessBeans {
  @Produces
  @Singleton
  Keys keys(LedgerStart ledger) {
    Database database = ledger.database();
    return new Keys(database == null ? null : database.storage(), Clock.systemUTC());
  }
}
