package dev.clausewise.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.inventory.Inventories;
import dev.clausewise.inventory.Keeping;
import dev.clausewise.inventory.Mappings;
import dev.clausewise.ledger.Database;
import dev.clausewise.ledger.LedgerStart;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Inventories and mappings are kept where the ledger is. */
final class InventoryBeans {
  @Produces
  @Singleton
  Inventories inventories(LedgerStart ledger, ObjectMapper json) {
    return new Inventories(keeping(ledger), json);
  }

  @Produces
  @Singleton
  Mappings mappings(LedgerStart ledger) {
    return new Mappings(keeping(ledger));
  }

  private static Keeping keeping(LedgerStart ledger) {
    Database database = ledger.database();
    return database == null ? null : new Keeping(database.storage());
  }
}
