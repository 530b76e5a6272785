package dev.clausewise.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.OtherPolicies;
import dev.clausewise.Policies;
import dev.clausewise.decision.Decision;
import dev.clausewise.decision.Engine;
import dev.clausewise.decision.PolicyArchive;
import dev.clausewise.ledger.LedgerSettings.Kind;
import dev.clausewise.ledger.log.Checkpoint;
import dev.clausewise.ledger.log.Hashes;
import dev.clausewise.ledger.log.NoteSigner;
import dev.clausewise.ledger.log.SignedNote;
import dev.clausewise.ledger.log.SigningKey;
import dev.clausewise.ledger.log.Tile;
import dev.clausewise.ledger.log.TiledNodes;
import dev.clausewise.ledger.log.Tree;
import dev.clausewise.ledger.log.Witness;
import dev.clausewise.vocabulary.CanonicalFacts;
import dev.clausewise.vocabulary.Facts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** The ledger over both databases: what goes in comes out, and what was changed is found. */
class LedgerTest {
  private static final String POLICIES = Policies.SERVICE.policyVersion();
  private static final byte[] ARCHIVE = PolicyArchive.pack();
  private static final LocalDate DAY = LocalDate.of(2024, 5, 10);

  private static final Witness SECOND = new Witness("witness.example.com/w2", SigningKey.create());

  private static Postgres postgres;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (postgres != null) {
      postgres.close();
    }
  }

  /** A database and the key of its ledger, which may be opened again and again. */
  private record Place(Kind kind, DataSource source, SigningKey key) {
    Ledger open() {
      return open(POLICIES, ARCHIVE);
    }

    Ledger open(String policyVersion, byte[] archive) {
      return open(database(), policyVersion, archive, null);
    }

    Ledger open(Database database) {
      return open(database, POLICIES, ARCHIVE, null);
    }

    /** One that keeps records for so long. */
    Ledger keeping(Duration keep) {
      return open(database(), POLICIES, ARCHIVE, keep);
    }

    private Ledger open(Database database, String policyVersion, byte[] archive, Duration keep) {
      return new Ledger(
          database,
          key,
          null,
          new Settings(kind, Optional.ofNullable(keep)),
          "test",
          policyVersion,
          () -> archive,
          null);
    }

    Database database() {
      Flyway tables =
          Flyway.configure()
              .dataSource(source)
              .locations("classpath:db/ledger/" + kind.name().toLowerCase(Locale.ROOT))
              .load();
      return new Database(kind, source, tables::migrate);
    }

    String text(String sql) throws SQLException {
      try (Connection connection = source.getConnection();
          ResultSet rows = connection.createStatement().executeQuery(sql)) {
        assertTrue(rows.next(), sql);
        return rows.getString(1);
      }
    }

    void change(String sql) throws SQLException {
      try (Connection connection = source.getConnection()) {
        assertTrue(connection.createStatement().executeUpdate(sql) > 0, sql);
      }
    }
  }

  private record Settings(Kind database, Optional<Duration> keep) implements LedgerSettings {
    @Override
    public Path file() {
      return null;
    }

    @Override
    public Optional<List<String>> hashed() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> hashKeyFile() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> keyFile() {
      return Optional.empty();
    }

    @Override
    public String origin() {
      return "example.com/clausewise";
    }

    @Override
    public Optional<List<String>> witnesses() {
      return Optional.of(List.of(Witness.BELIEVED.key(), SECOND.key()));
    }

    @Override
    public Duration waiting() {
      return Duration.ofSeconds(20);
    }
  }

  private Place place(Kind kind) throws SQLException {
    if (kind == Kind.POSTGRESQL) {
      return new Place(kind, postgres.source(postgres.create()), SigningKey.create());
    }
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + folder.resolve("ledger.db") + "?journal_mode=WAL");
    return new Place(kind, source, SigningKey.create());
  }

  private static Facts facts(int number) {
    List<String> actors = List.of("police", "prosecutor", "company", "corrections");
    return Policies.VOCABULARY.fact("actorType").isEmpty()
        ? null
        : Facts.known(
            Map.of(
                "actorType",
                actors.get(number % actors.size()),
                "actorCountry",
                number % 3 == 0 ? "DE" : "US",
                "capability",
                List.of("face_identification")));
  }

  private static Decision decided(int number) {
    return Policies.SERVICE.decide(
        facts(number),
        number % 2 == 0 ? DAY : DAY.plusYears(1),
        List.of("SEED-2024-05", "MSFT-AOAI-COC"),
        Engine.COMPILED);
  }

  private static List<Receipt> record(Ledger ledger, int from, int to) {
    List<CompletionStage<Receipt>> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      all.add(
          ledger.record(
              decided(i),
              List.of("SEED-2024-05", "MSFT-AOAI-COC"),
              CanonicalFacts.of(facts(i), Policies.VOCABULARY),
              "somebody"));
    }
    return all.stream().map(r -> r.toCompletableFuture().join()).toList();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void whatIsRecordedIsFoundAndProved(Kind kind) throws Exception {
    Place place = place(kind);
    List<Receipt> receipts = new ArrayList<>();
    try (Ledger ledger = place.open()) {
      receipts.addAll(record(ledger, 0, 300));
    }
    try (Ledger ledger = place.open()) {
      receipts.addAll(record(ledger, 300, 700));
      Records records = ledger.records();
      assertEquals(List.of(700L), records.heads().stream().map(Head::size).toList());
      for (int i = 0; i < receipts.size(); i += 23) {
        assertEquals(i, receipts.get(i).index());
        assertEquals(List.of(), records.wrong(receipts.get(i)));
        String id = Entry.read(receipts.get(i).record().getBytes()).id();
        Recorded recorded = records.find(id).orElseThrow();
        assertEquals(receipts.get(i).facts(), recorded.facts());
        for (String text :
            List.of(receipts.get(i).record(), recorded.facts(), recorded.verdicts())) {
          assertEquals(CanonicalFacts.canonical(text), text);
        }
        assertEquals(List.of(), records.wrong(recorded.receipt()));
        Replay replay =
            Replay.of(
                recorded,
                Policies.SERVICE.decide(
                    CanonicalFacts.read(recorded.facts(), Policies.VOCABULARY),
                    LocalDate.parse(recorded.asOf()),
                    recorded.instruments(),
                    Engine.COMPILED));
        assertTrue(replay.same());
        assertTrue(replay.sameWords());
      }
      Verified verified = records.verify(receipts.get(120).checkpoint());
      assertTrue(verified.intact(), verified::toString);
      assertEquals(700, verified.records());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void pagesHoldEveryRecordOnce(Kind kind) throws Exception {
    try (Ledger ledger = place(kind).open()) {
      record(ledger, 0, 95);
      List<String> ids = new ArrayList<>();
      String next = null;
      do {
        Page page = ledger.records().search(new Criteria(null, null, null, null, next, 10));
        page.records().forEach(r -> ids.add(r.id()));
        next = page.next();
      } while (next != null);
      assertEquals(95, ids.size());
      assertEquals(ids.stream().sorted(Comparator.reverseOrder()).distinct().toList(), ids);
      Page review =
          ledger
              .records()
              .search(new Criteria(null, null, "review_required", "MSFT-AOAI-COC", null, 1000));
      assertFalse(review.records().isEmpty());
      review.records().forEach(r -> assertEquals("review_required", r.outcome()));
      assertEquals(
          List.of(),
          ledger
              .records()
              .search(new Criteria(null, null, null, "MSFT_AOAI%COC", null, 10))
              .records());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void whatInstrumentsSayAgainIsKeptOnce(Kind kind) throws Exception {
    Place place = place(kind);
    List<Receipt> receipts;
    try (Ledger ledger = place.open()) {
      record(ledger, 0, 200);
      receipts = record(ledger, 0, 200);
    }
    try (Ledger ledger = place.open()) {
      record(ledger, 0, 200); // a writer that does not know what is there
      Records records = ledger.records();
      String id = Entry.read(receipts.get(7).record().getBytes()).id();
      String whole = records.find(id).orElseThrow().verdicts();
      String where = " where id = '" + id + "'";
      String kept = place.text("select verdicts from record" + where);
      assertTrue(kept.length() < whole.length() / 2, kept);
      assertFalse(whole.contains("\"" + Said.MARK), whole);

      // Kept whole, as before there were references, it is the same.
      place.change("update record set verdicts = '" + whole + "'" + where);
      assertTrue(records.verify(null).intact());
      assertEquals(whole, records.find(id).orElseThrow().verdicts());
      place.change("update record set verdicts = '" + kept + "'" + where);
      assertTrue(records.verify(null).intact());

      String reference = kept.substring(kept.indexOf(Said.MARK)).substring(0, 23);
      String of = " where reference = '" + reference + "'";
      String said = place.text("select verdict from said" + of);
      place.change("update said set verdict = replace(verdict, 'outcome', 'outcomf')" + of);
      assertEquals("record", records.verify(null).firstBroken().what());
      place.change("delete from said" + of);
      assertEquals("record", records.verify(null).firstBroken().what());
      place.change("insert into said values ('" + reference + "', '" + said + "')");
      assertTrue(records.verify(null).intact());
    }
  }

  /** A row that does not fit where it stands has a page beside it, four times what it says. */
  @Test
  void aRecordTakesNoMoreThanTwiceWhatItSays() throws Exception {
    Place place = place(Kind.SQLITE);
    try (Ledger ledger = place.open()) {
      record(ledger, 0, 512);
      int before = pages(place.source);
      record(ledger, 512, 2_048);
      String says =
          "select sum(length(id) + length(instruments) + length(entry) + length(facts) + length(salt)"
              + " + length(verdicts)) from record where position >= 512";
      long taken = (pages(place.source) - before) * Long.parseLong(place.text("pragma page_size"));
      long said = Long.parseLong(place.text(says));
      assertTrue(taken < 2 * said, taken + " bytes for " + said);
    }
  }

  /** As it was kept before tables of rows: nothing of it is lost. */
  @Test
  void aLedgerOfBeforeIsTakenOver() throws Exception {
    Place place = place(Kind.SQLITE);
    List<Receipt> receipts;
    try (Ledger ledger = place.open()) {
      receipts = record(ledger, 0, 300);
    }
    try (Connection connection = place.source.getConnection()) {
      for (String table : List.of("record", "said")) {
        String made =
            place
                .text("select sql from sqlite_master where name = '" + table + "'")
                .replace("\"" + table + "\"", "before");
        Statement statement = connection.createStatement();
        statement.executeUpdate(made + " without rowid");
        statement.executeUpdate("insert into before select * from " + table);
        statement.executeUpdate("drop table " + table);
        statement.executeUpdate("alter table before rename to " + table);
      }
      connection
          .createStatement()
          .executeUpdate("delete from flyway_schema_history where version = '6'");
    }
    try (Ledger ledger = place.open()) {
      receipts = Stream.concat(receipts.stream(), record(ledger, 300, 400).stream()).toList();
      Verified verified = ledger.records().verify(receipts.get(250).checkpoint());
      assertEquals(400, verified.records());
      assertTrue(verified.intact(), verified::toString);
      assertEquals(
          "record",
          place.text(
              "select name from sqlite_master where name = 'record' and sql not like '%without rowid%'"));
      for (Receipt receipt : receipts) {
        assertEquals(List.of(), ledger.records().wrong(receipt));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void whatWitnessesSignIsInReceipts(Kind kind) throws Exception {
    Place place = place(kind);
    try (Ledger ledger = place.open()) {
      List<Receipt> receipts = new ArrayList<>(record(ledger, 0, 40));
      Records records = ledger.records();
      String head = records.heads().get(0).checkpoint();
      String first = Witness.BELIEVED.line(head, 1_800_000_000);
      String second = SECOND.line(head, 1_800_000_001);
      assertEquals(Optional.empty(), records.cosigned(1));
      assertEquals(Optional.empty(), ledger.cosign(9, head + first));
      assertEquals(Optional.of(head + first), ledger.cosign(1, head + first));
      // Another one adds its line to it, and one that signs again has its new line.
      assertEquals(Optional.of(head + first + second), ledger.cosign(1, head + second));
      String later = Witness.BELIEVED.line(head, 1_800_000_002);
      String both = ledger.cosign(1, head + later).orElseThrow();
      assertEquals(head + later + second, both);
      assertEquals(Optional.of(both), records.cosigned(1));

      receipts.addAll(record(ledger, 40, 60));
      for (int i = 0; i < receipts.size(); i++) {
        String id = Entry.read(receipts.get(i).record().getBytes()).id();
        Receipt receipt = records.find(id).orElseThrow().receipt();
        assertEquals(i < 40, receipt.checkpoint().equals(both), "record " + i);
        assertEquals(List.of(), records.wrong(receipt));
      }
      assertTrue(records.verify(both).intact());
      assertTrue(records.verify(null).intact());

      String now = records.heads().get(0).checkpoint();
      Witness stranger = new Witness("witness.example.com/w1", SigningKey.create());
      NoteSigner forger =
          new NoteSigner(place.key(), Checkpoint.of(SignedNote.parse(now)).origin());
      String forged =
          forger.sign(new Checkpoint(forger.key().name(), 50, Hashes.leaf(new byte[1])).text());
      for (String wrong :
          List.of(
              "",
              now,
              now + stranger.line(now, 1),
              now + first, // of another checkpoint
              forged + SECOND.line(forged, 1),
              now.replace("\n60\n", "\n61\n") + SECOND.line(now.replace("\n60\n", "\n61\n"), 1))) {
        assertThrows(IllegalArgumentException.class, () -> ledger.cosign(1, wrong), wrong);
      }
      ledger.cosign(1, now + SECOND.line(now, 1)).orElseThrow();
      assertThrows(IllegalArgumentException.class, () -> ledger.cosign(1, both));

      String kept = place.text("select checkpoint from cosigned");
      for (int i = 0; i < kept.length(); i += 7) {
        char other = kept.charAt(i) == 'A' ? 'B' : 'A';
        String changed = kept.substring(0, i) + other + kept.substring(i + 1);
        place.change("update cosigned set checkpoint = '" + changed + "'");
        Verified verified = records.verify(null);
        assertEquals("checkpoint", verified.firstBroken().what(), changed);
      }
    }
  }

  /** Any bit of anything that is kept. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void oneFlippedBitIsFoundAndNamed(Kind kind) throws Exception {
    Place place = place(kind);
    try (Ledger ledger = place.open()) {
      record(ledger, 0, 600);
      Random random = new Random(20_240_501);
      for (int i = 0; i < 60; i++) {
        flip(place, ledger, random, i);
      }
      Verified again = ledger.records().verify(null);
      assertTrue(again.intact(), again::toString);
    }
  }

  private static final List<String> BLOBS = List.of("entry", "salt");
  private static final List<String> TEXTS =
      List.of("facts", "verdicts", "outcome", "instruments", "id");

  private static void flip(Place place, Ledger ledger, Random random, int turn) throws Exception {
    String column =
        turn % 3 == 2
            ? List.of("hashes", "checkpoint", "public_key").get(turn / 3 % 3)
            : turn % 3 == 1
                ? BLOBS.get(turn / 3 % BLOBS.size())
                : TEXTS.get(turn / 3 % TEXTS.size());
    long position = random.nextInt(600);
    String table =
        column.equals("hashes")
            ? "tile"
            : List.of("checkpoint", "public_key").contains(column) ? "log" : "record";
    String where =
        switch (table) {
          case "tile" -> " where level = " + (turn % 2) + " and position = 0";
          case "log" -> "";
          default -> " where position = " + position;
        };
    try (Connection connection = place.source().getConnection()) {
      Object before;
      try (ResultSet rows =
          connection
              .createStatement()
              .executeQuery("select " + column + " from " + table + where)) {
        assertTrue(rows.next());
        boolean blob = BLOBS.contains(column) || column.equals("hashes");
        before = blob ? rows.getBytes(1) : rows.getString(1);
      }
      put(connection, table, column, where, flipped(before, random));
      Verified verified = ledger.records().verify(null);
      assertFalse(verified.intact(), () -> column + where);
      Verified.Broken first = verified.firstBroken();
      switch (table) {
        case "record" -> assertEquals(position, first.index(), () -> column + ": " + first);
        case "tile" -> assertTrue(first.tile() != null, () -> column + ": " + first);
        default -> assertEquals("checkpoint", first.what());
      }
      put(connection, table, column, where, before);
    }
  }

  private static Object flipped(Object value, Random random) {
    if (value instanceof byte[] bytes) {
      byte[] other = bytes.clone();
      other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
      return other;
    }
    char[] letters = ((String) value).toCharArray();
    // The lowest bits only: a database need not take every character.
    letters[random.nextInt(letters.length)] ^= (char) (1 << random.nextInt(3));
    return new String(letters);
  }

  private static void put(
      Connection connection, String table, String column, String where, Object value)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update " + table + " set " + column + " = ?" + where)) {
      if (value instanceof byte[] bytes) {
        update.setBytes(1, bytes);
      } else {
        update.setString(1, (String) value);
      }
      assertEquals(1, update.executeUpdate());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void aLastRecordThatWasTakenAwayIsFoundByAnOlderCheckpoint(Kind kind) throws Exception {
    Place place = place(kind);
    String kept;
    try (Ledger ledger = place.open()) {
      kept = record(ledger, 0, 10).get(9).checkpoint();
    }
    // By somebody who has the key and knows what they do.
    try (Ledger ledger = place.open()) {
      Head head = ledger.records().heads().get(0);
      byte[] tile = ledger.records().tile(1, new Tile(0, 0, 9)).orElseThrow();
      byte[] root = new Tree(new TiledNodes(t -> tile)).root(9);
      String forged =
          new NoteSigner(place.key(), head.origin())
              .sign(new Checkpoint(head.origin(), 9, root).text());
      place.change("delete from record where position = 9");
      try (Connection connection = place.source().getConnection()) {
        put(connection, "tile", "hashes", "", tile);
        put(connection, "log", "checkpoint", "", forged);
      }
      place.change("update log set size = 9");
      assertTrue(ledger.records().verify(null).intact());
      Verified verified = ledger.records().verify(kept);
      assertFalse(verified.intact());
      assertEquals("checkpoint", verified.firstBroken().what());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void anErasedRecordStillVerifiesAndSaysSo(Kind kind) throws Exception {
    Place place = place(kind);
    try (Ledger ledger = place.open()) {
      List<Receipt> receipts = record(ledger, 0, 20);
      String id = Entry.read(receipts.get(7).record().getBytes()).id();
      Receipt erasure = ledger.erase(id, "operator").toCompletableFuture().join();
      Recorded erased = ledger.records().find(id).orElseThrow();
      assertTrue(erased.factsErased());
      assertNull(erased.facts());
      assertNull(erased.receipt().salt());
      assertEquals(List.of(), ledger.records().wrong(erased.receipt()));
      assertEquals(List.of(), ledger.records().wrong(receipts.get(7)));
      assertEquals(List.of(), ledger.records().wrong(erasure));
      Verified verified = ledger.records().verify(null);
      assertTrue(verified.intact(), verified::toString);
      assertEquals(1, verified.erased());
      place.change("update record set facts = null, salt = null where position = 3");
      Verified secretly = ledger.records().verify(null);
      assertEquals(3, secretly.firstBroken().index());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void whatIsOlderThanRecordsAreKeptIsTakenAwayAndTheRestVerifies(Kind kind) throws Exception {
    Place place = place(kind);
    List<Receipt> old;
    List<Receipt> young;
    try (Ledger ledger = place.open()) {
      old = record(ledger, 0, 300);
      Thread.sleep(20);
    }
    Instant between = Instant.now();
    try (Ledger ledger = place.open()) {
      Thread.sleep(20);
      young = record(ledger, 300, 330);
    }
    try (Writer writer =
        place.database().writer(place.key(), "example.com/clausewise", POLICIES, () -> ARCHIVE)) {
      assertTrue(writer.retire(between));
      assertFalse(writer.retire(between), "there is no more");
    }
    try (Ledger ledger = place.open()) {
      record(ledger, 330, 340);
      Records records = ledger.records();
      for (Receipt kept : List.of(old.get(0), old.get(299), young.get(0))) {
        assertEquals(List.of(), records.wrong(kept));
        Verified verified = records.verify(kept.checkpoint());
        assertTrue(verified.intact(), verified::toString);
        assertEquals(300, verified.retired());
        assertEquals(41, verified.records());
      }
      assertTrue(records.find(id(old.get(299))).isEmpty());
      assertEquals(
          List.of(), records.wrong(records.find(id(young.get(0))).orElseThrow().receipt()));
      assertEquals(List.of(), records.wrong(young.get(29)));
      place.change("delete from record where position = 305");
      assertEquals(305, records.verify(null).firstBroken().index());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void whatIsTakenAwayInSecretIsNamed(Kind kind) throws Exception {
    Place place = place(kind);
    try (Ledger ledger = place.open()) {
      record(ledger, 0, 20);
      place.change("delete from record where position < 5");
      Verified verified = ledger.records().verify(null);
      assertEquals(0, verified.firstBroken().index());
      assertEquals(5, verified.broken().size());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void aLedgerThatKeepsForAWhileTakesAwayByItself(Kind kind) throws Exception {
    Place place = place(kind);
    try (Ledger ledger = place.open()) {
      record(ledger, 0, 20);
    }
    Thread.sleep(50);
    try (Ledger ledger = place.keeping(Duration.ofMillis(40))) {
      long end = System.nanoTime() + 10_000_000_000L;
      while (ledger.size() < 21 && System.nanoTime() < end) {
        Thread.sleep(20);
      }
      Verified verified = ledger.records().verify(null);
      assertTrue(verified.intact(), verified::toString);
      assertEquals(20, verified.retired());
      assertEquals(1, verified.records());
    }
  }

  /** As keys are, which are kept in the same database. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void whatOthersWriteMeanwhileDisturbsNoRecord(Kind kind) throws Exception {
    Place place = place(kind);
    Database database = place.database();
    try (Ledger ledger = place.open(database)) {
      record(ledger, 0, 1);
      AtomicBoolean done = new AtomicBoolean();
      CompletableFuture<Integer> others =
          CompletableFuture.supplyAsync(
              () -> {
                int written = 0;
                try (Connection connection = place.source().getConnection()) {
                  if (kind == Kind.SQLITE) {
                    connection.createStatement().execute("pragma busy_timeout = 5000");
                  }
                  while (!done.get()) {
                    database.storage().turn().lock();
                    try (Statement insert = connection.createStatement()) {
                      insert.executeUpdate(
                          "insert into api_key (id, name, roles, created, digest) values ('"
                              + written++
                              + "', 'x', 'caller', '', '')");
                    } finally {
                      database.storage().turn().unlock();
                    }
                  }
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
                return written;
              });
      for (int i = 1; i < 200; i++) {
        record(ledger, i, i + 1);
      }
      done.set(true);
      assertTrue(others.join() > 10);
      assertTrue(ledger.records().verify(null).intact());
    }
  }

  /**
   * A writer reads where its log stands when it opens it, and may have nothing to write for long.
   */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void whatOthersWriteBeforeTheFirstRecordDisturbsItNot(Kind kind) throws Exception {
    Place place = place(kind);
    try (Ledger ledger = place.open()) {
      record(ledger, 0, 300);
    }
    try (Ledger ledger = place.open()) {
      for (int tries = 0; !ledger.isOpen() && tries < 200; tries++) {
        Thread.sleep(25);
      }
      place.change(
          "insert into api_key (id, name, roles, created, digest) values ('0', 'x', 'caller', '', '')");
      record(ledger, 300, 301);
      assertTrue(ledger.records().verify(null).intact());
    }
  }

  private static String id(Receipt receipt) {
    return Entry.read(receipt.record().getBytes()).id();
  }

  /** While it is written to, as a backup is made. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void aBackupIsAWholeLedgerThatLacksWhatCameAfterIt(Kind kind) throws Exception {
    Place place = place(kind);
    Receipt last;
    Place restored;
    try (Ledger ledger = place.open()) {
      record(ledger, 0, 200);
      AtomicBoolean done = new AtomicBoolean();
      CompletableFuture<Void> others =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 200; !done.get(); i += 10) {
                  record(ledger, i, i + 10);
                }
              });
      restored = copy(place);
      done.set(true);
      others.join();
      last = record(ledger, 0, 1).get(0);
    }
    try (Ledger ledger = restored.open()) {
      Verified verified = ledger.records().verify(null);
      assertTrue(verified.intact(), verified::toString);
      assertTrue(verified.records() >= 200, verified::toString);
      Verified lacking = ledger.records().verify(last.checkpoint());
      assertFalse(lacking.intact());
      assertEquals("checkpoint", lacking.firstBroken().what());
      assertEquals(List.of(), ledger.records().wrong(record(ledger, 0, 3).get(2)));
    }
  }

  /** A backup, restored beside it, as docs/operations.md says. */
  private Place copy(Place place) throws Exception {
    if (place.kind() == Kind.POSTGRESQL) {
      PGSimpleDataSource source = (PGSimpleDataSource) place.source();
      String name = postgres.create();
      postgres.copy(source.getDatabaseName(), name);
      return new Place(Kind.POSTGRESQL, postgres.source(name), place.key());
    }
    Path file = folder.resolve("backup.db");
    try (Connection connection = place.source().getConnection()) {
      connection.createStatement().execute("backup to '" + file + "'");
    }
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file + "?journal_mode=WAL");
    return new Place(Kind.SQLITE, source, place.key());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void aForgedReceiptFails(Kind kind) throws Exception {
    Place place = place(kind);
    try (Ledger ledger = place.open()) {
      Receipt good = record(ledger, 0, 9).get(4);
      Records records = ledger.records();
      String other = good.record().replace("prohibited", "permitted").replace("review", "permit");
      String stranger =
          new NoteSigner(SigningKey.create(), "example.com/other")
              .sign(good.checkpoint().substring(0, good.checkpoint().indexOf("\n\n") + 1));
      List<Receipt> forged =
          List.of(
              new Receipt(other, null, null, 4, good.inclusion(), good.checkpoint()),
              new Receipt(good.record(), null, null, 5, good.inclusion(), good.checkpoint()),
              new Receipt(good.record(), null, null, -1, good.inclusion(), good.checkpoint()),
              new Receipt(good.record(), null, null, 4, List.of(), good.checkpoint()),
              new Receipt(good.record(), null, null, 4, List.of("?"), good.checkpoint()),
              new Receipt(good.record(), null, null, 4, good.inclusion(), stranger),
              new Receipt(good.record(), null, null, 4, good.inclusion(), ""),
              new Receipt(good.record(), "{}", good.salt(), 4, good.inclusion(), good.checkpoint()),
              new Receipt(
                  good.record(), good.facts(), "no", 4, good.inclusion(), good.checkpoint()),
              new Receipt("{}", null, null, 4, good.inclusion(), good.checkpoint()));
      assertEquals(List.of(), records.wrong(good));
      forged.forEach(f -> assertFalse(records.wrong(f).isEmpty(), f::toString));
    }
  }

  /** Each has a log of its own, and none waits for another. */
  @ParameterizedTest
  @EnumSource(names = "POSTGRESQL")
  void replicasHaveLogsOfTheirOwn(Kind kind) throws Exception {
    Place place = place(kind);
    try (Ledger one = place.open();
        Ledger other = place.open()) {
      List<Receipt> ones = record(one, 0, 50);
      List<Receipt> others = record(other, 50, 100);
      assertEquals(2, one.records().heads().size());
      assertEquals(List.of(), one.records().wrong(others.get(3)));
      other.erase(id(ones.get(7)), "operator").toCompletableFuture().join();
      assertTrue(one.records().verify(null).intact(), "erased by another than has the log");
      assertEquals(List.of(), other.records().wrong(ones.get(3)));
      assertTrue(one.records().verify(ones.get(0).checkpoint()).intact());
      assertEquals(
          100,
          one.records().search(new Criteria(null, null, null, null, null, 1000)).records().size());
    }
    try (Ledger again = place.open()) {
      record(again, 100, 101);
      assertEquals(2, again.records().heads().size());
    }
  }

  @ParameterizedTest
  @EnumSource(names = "POSTGRESQL")
  void aDatabaseThatIsGoneIsSaidAndComesBack(Kind kind) throws Exception {
    try (Postgres own = Postgres.start()) {
      Place place = new Place(kind, own.source(own.create()), SigningKey.create());
      try (Ledger ledger = place.open()) {
        record(ledger, 0, 5);
        own.kill();
        var failed = assertThrows(Exception.class, () -> record(ledger, 5, 6));
        assertTrue(failed.getCause() instanceof LedgerUnavailableException, failed::toString);
        assertFalse(ledger.isOpen());
        own.up();
        for (int i = 0; i < 100 && !ledger.isOpen(); i++) {
          Thread.sleep(100);
        }
        assertTrue(ledger.isOpen());
        record(ledger, 6, 10);
        assertTrue(ledger.records().verify(null).intact());
      }
    }
  }

  /** A disk that is full, as SQLite says it: its file may have no more pages. */
  @ParameterizedTest
  @EnumSource(names = "SQLITE")
  void aFullDiskIsSaidAndForgottenOnceThereIsRoom(Kind kind) throws Exception {
    Place place = place(kind);
    SQLiteDataSource source = (SQLiteDataSource) place.source();
    String url = source.getUrl();
    List<Receipt> receipts = new ArrayList<>();
    try (Ledger ledger = place.open()) {
      receipts.addAll(record(ledger, 0, 10));
    }
    source.setUrl(url + "&max_page_count=" + (pages(source) + 10));
    try (Ledger ledger = place.open()) {
      assertThrows(
          Exception.class,
          () -> {
            for (int i = 10; i < 2000; i += 10) {
              receipts.addAll(record(ledger, i, i + 10));
            }
          });
      assertFalse(ledger.isOpen());
      source.setUrl(url);
      for (int i = 0; i < 100 && !ledger.isOpen(); i++) {
        Thread.sleep(100);
      }
      receipts.addAll(record(ledger, 0, 10));
      Verified verified = ledger.records().verify(receipts.get(9).checkpoint());
      assertTrue(verified.intact(), verified::toString);
      assertTrue(verified.records() >= receipts.size());
      receipts.forEach(r -> assertEquals(List.of(), ledger.records().wrong(r)));
    }
  }

  private static int pages(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        ResultSet rows = connection.createStatement().executeQuery("pragma page_count")) {
      return rows.getInt(1);
    }
  }

  /** Ten thousand decisions, and other policies in force since. */
  @ParameterizedTest
  @EnumSource(names = "SQLITE")
  void recordsAreReplayedFromThePoliciesOfThen(Kind kind) throws Exception {
    int number = 10_000;
    Place place = place(kind);
    OtherPolicies others = OtherPolicies.laterBy("SEED-2024-05", "2024-05-01", "2024-06-01");
    try (Ledger ledger = place.open()) {
      for (int i = 0; i < number; i += 500) {
        record(ledger, i, i + 500);
      }
    }
    int changed = 0;
    try (Ledger ledger = place.open(others.version(), others.archive())) {
      ledger.record(decided(0), List.of(), "{}", "somebody").toCompletableFuture().join();
      Records records = ledger.records();
      PolicyArchive then = PolicyArchive.open(records.policies(POLICIES).orElseThrow(), POLICIES);
      PolicyArchive now =
          PolicyArchive.open(records.policies(others.version()).orElseThrow(), others.version());
      int replayed = 0;
      String next = null;
      do {
        Page page = records.search(new Criteria(null, null, null, null, next, 1000));
        for (Page.Row row : page.records()) {
          Recorded recorded = records.find(row.id()).orElseThrow();
          if (recorded.facts().equals("{}")) {
            continue;
          }
          Facts facts = CanonicalFacts.read(recorded.facts(), then.vocabulary());
          Replay replay = Replay.of(recorded, decided(then, facts, recorded));
          assertTrue(replay.same() && replay.sameWords(), replay::toString);
          replayed++;
          changed += Replay.of(recorded, decided(now, facts, recorded)).same() ? 0 : 1;
        }
        next = page.next();
      } while (next != null);
      assertEquals(number, replayed);
    }
    System.out.printf(
        "%d decisions replayed; by other policies %d are other decisions%n", number, changed);
    assertTrue(changed > 0 && changed < number, "changed: " + changed);
  }

  private static Decision decided(PolicyArchive policies, Facts facts, Recorded recorded) {
    return policies
        .decisions()
        .decide(facts, LocalDate.parse(recorded.asOf()), recorded.instruments(), Engine.COMPILED);
  }
}
