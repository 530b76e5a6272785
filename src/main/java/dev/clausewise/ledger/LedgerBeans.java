package dev.clausewise.ledger;

import dev.clausewise.ledger.LedgerSettings.Kind;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.flywaydb.core.Flyway;

/** The store of the ledger as a bean. */
final class LedgerBeans {
  @Produces
  @Singleton
  LedgerStart start(
      LedgerSettings settings,
      @DataSource("sqlite") Instance<AgroalDataSource> sqlite,
      @DataSource("postgresql") Instance<AgroalDataSource> postgresql,
      @FlywayDataSource("sqlite") Instance<Flyway> sqliteTables,
      @FlywayDataSource("postgresql") Instance<Flyway> postgresqlTables) {
    return new LedgerStart(
        settings,
        () ->
            settings.database() == Kind.SQLITE
                ? new Database(Kind.SQLITE, sqlite.get(), () -> sqliteTables.get().migrate())
                : new Database(
                    Kind.POSTGRESQL, postgresql.get(), () -> postgresqlTables.get().migrate()));
  }
}
