package dev.clausewise.ledger;

import dev.clausewise.decision.Decision;
import dev.clausewise.ledger.log.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A record on its way into the log. Everything that needs no order is done before it is queued. */
final class Sealed {
  private final String id;
  private final String text;
  private final byte[] bytes;
  private final byte[] hash;
  private final String facts;
  private final byte[] salt;
  private final Said said;
  private final String outcome;
  private final String instruments;
  private final Also also;
  private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();

  private Sealed(
      String id,
      Entry entry,
      String facts,
      byte[] salt,
      Said said,
      String outcome,
      String instruments,
      Also also) {
    this.id = id;
    this.text = entry.text();
    this.bytes = entry.bytes();
    this.hash = Hashes.leaf(bytes);
    this.facts = facts;
    this.salt = salt;
    this.said = said;
    this.outcome = outcome;
    this.instruments = instruments;
    this.also = also;
  }

  static Sealed decision(
      Decision decision, List<String> asked, String facts, String by, String software) {
    byte[] salt = Salts.next();
    Said said = Said.of(decision);
    Entry entry =
        Entry.of(
            decision,
            asked,
            by,
            software,
            digestOfFacts(salt, facts),
            Kept.digestOfAnswer(decision),
            said.digest());
    return new Sealed(
        decision.id().toString(),
        entry,
        facts,
        salt,
        said,
        decision.outcome().json(),
        Kept.instruments(decision.verdicts()),
        null);
  }

  /**
   * An entry about the log itself.
   *
   * @param also what is done in the same transaction
   */
  static Sealed event(UUID id, Entry entry, Also also) {
    return new Sealed(id.toString(), entry, null, null, null, null, null, also);
  }

  /** Salted, so that facts that are erased cannot be guessed and tried. */
  static String digestOfFacts(byte[] salt, String facts) {
    return Entry.digest(salt, facts.getBytes(StandardCharsets.UTF_8));
  }

  String id() {
    return id;
  }

  String text() {
    return text;
  }

  byte[] bytes() {
    return bytes;
  }

  byte[] hash() {
    return hash;
  }

  String facts() {
    return facts;
  }

  byte[] salt() {
    return salt;
  }

  /** Null for what is no decision. */
  Said said() {
    return said;
  }

  String outcome() {
    return outcome;
  }

  String instruments() {
    return instruments;
  }

  Also also() {
    return also;
  }

  CompletableFuture<Receipt> receipt() {
    return receipt;
  }

  /** Whether somebody still waits for it. */
  boolean isWanted() {
    return !receipt.isDone();
  }
}
