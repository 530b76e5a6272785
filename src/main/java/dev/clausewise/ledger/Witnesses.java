package dev.clausewise.ledger;

import dev.clausewise.ledger.log.Checkpoint;
import dev.clausewise.ledger.log.NoteKey;
import dev.clausewise.ledger.log.SignedNote;
import dev.clausewise.ledger.log.SigningKey;
import dev.clausewise.ledger.log.Tree;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cosignatures of witnesses (C2SP tlog-cosignature): each says that a checkpoint continues the ones
 * that the witness saw before, so that a log cannot show one history to some and another to others.
 * Of each log the newest checkpoint that has some is kept.
 */
final class Witnesses {
  private final SigningKey own;
  private final List<NoteKey> keys;

  /**
   * @param own key of every log here
   * @param keys of the witnesses that are believed
   */
  Witnesses(SigningKey own, List<NoteKey> keys) {
    this.own = own;
    this.keys = List.copyOf(keys);
  }

  /**
   * @throws IllegalArgumentException if a key is none
   */
  static Witnesses of(SigningKey own, LedgerSettings settings) {
    return new Witnesses(
        own, settings.witnesses().orElse(List.of()).stream().map(NoteKey::ofWitness).toList());
  }

  /** A checkpoint with its lines of witnesses. */
  record Cosigned(long size, String note) {}

  /**
   * Keeps what witnesses say of a checkpoint.
   *
   * @return what is kept now: with the lines of others that signed the same one before
   * @throws IllegalArgumentException unless it is a checkpoint of the log as it is, by this key,
   *     none older than what is kept, with a line of at least one witness, and every line of one is
   *     by it
   */
  String keep(Connection connection, Log log, String written) throws SQLException {
    SignedNote note = SignedNote.parse(written);
    Checkpoint checkpoint = Checkpoint.of(note);
    NoteKey key = own.named(log.origin());
    if (!checkpoint.origin().equals(log.origin()) || !note.isBy(key)) {
      throw new IllegalArgumentException("It is no checkpoint that this log has signed.");
    }
    boolean ours =
        checkpoint.size() <= log.size()
            && Arrays.equals(
                checkpoint.root(),
                new Tree(Store.nodes(connection, log.id())).root(checkpoint.size()));
    if (!ours) {
      throw new IllegalArgumentException("The log does not begin with what it signs.");
    }
    Optional<Cosigned> before = of(connection, log.id());
    if (before.isPresent() && before.get().size() > checkpoint.size()) {
      throw new IllegalArgumentException(
          "A later checkpoint, of " + before.get().size() + " records, is cosigned already.");
    }
    SignedNote kept =
        before
            .filter(b -> b.size() == checkpoint.size())
            .map(b -> SignedNote.parse(b.note()))
            .orElse(new SignedNote(note.text(), List.of()));
    List<SignedNote.Line> lines = new ArrayList<>(note.linesOf(key).subList(0, 1));
    boolean any = false;
    for (NoteKey witness : keys) {
      List<SignedNote.Line> its = note.linesOf(witness);
      if (!its.isEmpty() && !note.isBy(witness)) {
        throw new IllegalArgumentException("The line of " + witness.name() + " is not by it.");
      }
      any |= !its.isEmpty();
      lines.addAll(its.isEmpty() ? kept.linesOf(witness) : its.subList(0, 1));
    }
    if (!any) {
      throw new IllegalArgumentException("No witness that is believed here has signed it.");
    }
    String text = new SignedNote(note.text(), lines).written();
    put(connection, log, new Cosigned(checkpoint.size(), text));
    return text;
  }

  /**
   * What is wrong with what is kept of a log. A line of a witness that is no longer believed is
   * wrong too, until another checkpoint is cosigned.
   */
  List<String> wrong(Connection connection, Log log) throws SQLException {
    Cosigned cosigned = of(connection, log.id()).orElse(null);
    if (cosigned == null) {
      return List.of();
    }
    try {
      SignedNote note = SignedNote.parse(cosigned.note());
      Checkpoint checkpoint = Checkpoint.of(note);
      int lines = note.linesOf(own.named(log.origin())).size();
      boolean signed = note.isBy(own.named(log.origin()));
      for (NoteKey witness : keys) {
        lines += note.linesOf(witness).size();
        signed &= note.linesOf(witness).isEmpty() || note.isBy(witness);
      }
      if (!signed || lines != note.signatures().size()) {
        return List.of("the cosigned one is not signed by the log and by witnesses alone");
      }
      boolean fits =
          checkpoint.origin().equals(log.origin())
              && checkpoint.size() == cosigned.size()
              && checkpoint.size() <= log.size()
              && Arrays.equals(
                  checkpoint.root(),
                  new Tree(Store.nodes(connection, log.id())).root(checkpoint.size()));
      return fits ? List.of() : List.of("the log does not begin with the cosigned one");
    } catch (IllegalArgumentException e) {
      return List.of("the cosigned one cannot be read");
    }
  }

  /** The newest checkpoint of a log that a witness has signed. */
  static Optional<Cosigned> of(Connection connection, int log) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select size, checkpoint from cosigned where log = ?")) {
      query.setInt(1, log);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? Optional.of(new Cosigned(rows.getLong(1), rows.getString(2)))
            : Optional.empty();
      }
    }
  }

  /** What a receipt leads to: what a witness has seen is worth more than the log alone. */
  static Cosigned head(Connection connection, Log log, long index) throws SQLException {
    return of(connection, log.id())
        .filter(cosigned -> index < cosigned.size())
        .orElse(new Cosigned(log.size(), log.checkpoint()));
  }

  private static void put(Connection connection, Log log, Cosigned cosigned) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into cosigned (log, size, checkpoint) values (?, ?, ?) on conflict (log)"
                + " do update set size = excluded.size, checkpoint = excluded.checkpoint")) {
      upsert.setInt(1, log.id());
      upsert.setLong(2, cosigned.size());
      upsert.setString(3, cosigned.note());
      upsert.executeUpdate();
    }
  }
}
