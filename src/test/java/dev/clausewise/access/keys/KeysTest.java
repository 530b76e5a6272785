package dev.clausewise.access.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.ledger.Postgres;
import dev.clausewise.store.Storage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.SQLiteDataSource;

/** Keys, in SQLite and in PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysTest {
  private static final Wanted CALLER = new Wanted("pipeline", List.of("caller"), null, null);

  @TempDir static Path folder;
  private Postgres postgres;
  private final Later clock = new Later();

  /** A clock that is put on by hand. */
  private static final class Later extends Clock {
    private Instant now = Instant.parse("2026-11-26T12:00:00.250Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }

    void passes(Duration time) {
      now = now.plus(time);
    }
  }

  @BeforeAll
  void databases() throws Exception {
    postgres = Postgres.start();
  }

  @AfterAll
  void end() throws Exception {
    if (postgres != null) {
      postgres.close();
    }
  }

  /** Each a database of its own, with its tables. */
  List<DataSource> stores() throws Exception {
    List<DataSource> stores = new ArrayList<>();
    SQLiteDataSource sqlite = new SQLiteDataSource();
    sqlite.setUrl("jdbc:sqlite:" + Files.createTempDirectory(folder, "keys").resolve("ledger.db"));
    tables(sqlite, "sqlite");
    stores.add(sqlite);
    if (postgres != null) {
      DataSource server = postgres.source(postgres.create());
      tables(server, "postgresql");
      stores.add(server);
    }
    return stores;
  }

  private static void tables(DataSource source, String kind) {
    Flyway.configure().dataSource(source).locations("classpath:db/ledger/" + kind).load().migrate();
  }

  private Keys keys(DataSource source) {
    return new Keys(new Storage(source::getConnection), clock);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void aSecretIsOfTheKeyThatItWasMadeWithAndIsKeptNowhere(DataSource store) throws Exception {
    Keys keys = keys(store);
    Made made = keys.create(new Wanted("ci", List.of("caller", "auditor", "caller"), null, 7));
    Made other = keys.create(CALLER);
    assertEquals(Optional.of(made.key()), keys.find(made.secret()));
    assertEquals(List.of("caller", "auditor"), made.key().roles());
    assertEquals(7, keys.find(made.secret()).orElseThrow().perSecond());
    assertNotEquals(made.secret(), other.secret());
    assertEquals(2, keys.all().size());
    assertTrue(keys.hasGood());
    String random = made.secret().substring(made.secret().length() - 43);
    for (String wrong :
        List.of(
            made.secret().substring(0, made.secret().length() - 1),
            made.secret() + "A",
            made.secret().replace(made.key().id(), other.key().id()),
            made.secret().toUpperCase(Locale.ROOT),
            "clausewise_" + "0".repeat(16) + "_" + random,
            random,
            "",
            "' or '1'='1")) {
      assertEquals(Optional.empty(), keys.find(wrong), wrong);
      assertEquals(Optional.empty(), keys.remembered(wrong), wrong);
    }
    try (var connection = store.getConnection();
        var rows = connection.createStatement().executeQuery("select * from api_key")) {
      while (rows.next()) {
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          byte[] value =
              rows.getObject(column) instanceof byte[] bytes
                  ? bytes
                  : String.valueOf(rows.getObject(column)).getBytes(StandardCharsets.UTF_8);
          assertFalse(new String(value, StandardCharsets.ISO_8859_1).contains(random));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stores")
  void aKeyIsOfNoUseFromItsEndOn(DataSource store) {
    Keys keys = keys(store);
    Instant end = clock.instant().plusSeconds(60);
    Made made = keys.create(new Wanted("ci", List.of("caller"), end, null));
    assertTrue(keys.find(made.secret()).isPresent());
    clock.passes(Duration.ofSeconds(59));
    assertTrue(keys.find(made.secret()).isPresent());
    clock.passes(Duration.ofSeconds(1));
    assertTrue(keys.remembered(made.secret()).isEmpty());
    assertTrue(keys.find(made.secret()).isEmpty());
    assertFalse(keys.hasGood());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void aKeyThatIsRevokedIsOfNoUseHereAtOnceAndElsewhereSoon(DataSource store) {
    Keys here = keys(store);
    Keys elsewhere = keys(store);
    Made made = here.create(CALLER);
    assertTrue(elsewhere.find(made.secret()).isPresent());
    ApiKey revoked = here.revoke(made.key().id()).orElseThrow();
    assertEquals(clock.instant().getEpochSecond(), revoked.revoked().getEpochSecond());
    assertTrue(here.remembered(made.secret()).isEmpty());
    assertTrue(here.find(made.secret()).isEmpty());
    assertTrue(elsewhere.remembered(made.secret()).isPresent(), "remembered");
    clock.passes(Duration.ofMillis(Keys.REMEMBERED_MILLIS));
    assertTrue(elsewhere.remembered(made.secret()).isEmpty(), "no longer remembered");
    assertTrue(elsewhere.find(made.secret()).isEmpty());
    clock.passes(Duration.ofDays(1));
    assertEquals(Optional.of(revoked), here.revoke(made.key().id()), "revoked since then");
    assertTrue(here.revoke("0000000000000000").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void whatCannotBeReadLetsNobodyIn(DataSource store) throws SQLException {
    Keys keys = keys(store);
    Made made = keys.create(CALLER);
    try (var connection = store.getConnection()) {
      connection.createStatement().execute("alter table api_key rename to elsewhere");
    }
    assertThrows(KeysUnavailableException.class, () -> keys.find(made.secret()));
    assertThrows(KeysUnavailableException.class, keys::all);
  }

  @Test
  void whereNoneAreKeptNobodyHasOne() {
    Keys none = new Keys(null, clock);
    assertFalse(none.areKept());
    assertFalse(none.hasGood());
    String secret = Secrets.draw(Secrets.newId());
    assertTrue(none.find(secret).isEmpty());
    assertTrue(none.remembered(secret).isEmpty());
  }
}
