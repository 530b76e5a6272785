package dev.clausewise.ledger;

import dev.clausewise.ledger.LedgerSettings.Kind;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Database database =
        switch (settings.database()) {
          case NONE -> null;
          case SQLITE ->
              new Database(
                  Kind.SQLITE,
                  sqlite.get(),
                  () -> {
                    folder(settings.file());
                    sqliteTables.get().migrate();
                  });
          case POSTGRESQL ->
              new Database(
                  Kind.POSTGRESQL, postgresql.get(), () -> postgresqlTables.get().migrate());
        };
    return new LedgerStart(settings, database);
  }

  private static void folder(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
