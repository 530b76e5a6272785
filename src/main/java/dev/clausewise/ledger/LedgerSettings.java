package dev.clausewise.ledger;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where decisions are recorded. */
@ConfigMapping(prefix = "clausewise.ledger")
public interface LedgerSettings {
  /** What keeps it; the datasource of that name is its own, and active for that. */
  Kind database();

  /** The file of SQLite; made with its folder if it is not there. */
  Path file();

  /**
   * The secret Ed25519 key that checkpoints are signed with: PKCS #8 in PEM. Left out, it is beside
   * the file of SQLite, and made if it is not there.
   */
  Optional<Path> keyFile();

  /** What the names of its logs begin with, such as a name of the operator's and a path. */
  String origin();

  /** How long records are kept; for ever if it is left out. */
  Optional<Duration> keep();

  /** Facts that are kept as keyed hashes; a decision with one of them cannot be replayed. */
  Optional<List<String>> hashed();

  /** The file with the key of those hashes: at least 32 bytes, whatever they are. */
  Optional<Path> hashKeyFile();

  /**
   * Keys of witnesses whose cosignatures are kept, as C2SP's tlog-cosignature writes them: {@code
   * <name>+<digits>+<base64 of 0x04 and the key>}.
   */
  Optional<List<String>> witnesses();

  /** How long an answer waits to be recorded. */
  Duration waiting();

  /** What may keep a ledger. */
  enum Kind {
    /** Nothing is recorded. */
    NONE,
    /** One file, of one process. */
    SQLITE,
    /** For any number of replicas, each with a log of its own. */
    POSTGRESQL
  }
}
