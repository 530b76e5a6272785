package dev.clausewise.ledger;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Says of the two datasources that are built in which one is active: the choice is one word of the
 * configuration, and Quarkus asks for one of each.
 */
public final class DatasourceOfLedger implements ConfigSourceFactory {
  /** Below everything that an operator may set. */
  private static final int ORDINAL = 50;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    String database = value(context, "clausewise.ledger.database");
    String sqlite = String.valueOf("sqlite".equalsIgnoreCase(database));
    String postgresql = String.valueOf("postgresql".equalsIgnoreCase(database));
    String file = value(context, "clausewise.ledger.file");
    Map<String, String> values =
        Map.of(
            "quarkus.datasource.sqlite.active", sqlite,
            "quarkus.flyway.sqlite.active", sqlite,
            "quarkus.datasource.sqlite.jdbc.url",
                "jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000",
            "quarkus.datasource.postgresql.active", postgresql,
            "quarkus.flyway.postgresql.active", postgresql);
    return List.of(new PropertiesConfigSource(values, "the ledger's datasource", ORDINAL));
  }

  private static String value(ConfigSourceContext context, String name) {
    ConfigValue value = context.getValue(name);
    return value == null ? null : value.getValue();
  }

  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(ORDINAL);
  }
}
