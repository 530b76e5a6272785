package dev.clausewise.ledger;

import dev.clausewise.ledger.LedgerSettings.Kind;
import dev.clausewise.ledger.log.NoteKey;
import dev.clausewise.ledger.log.SigningKey;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;

/** Begins a ledger as it is configured, or says in one line why that cannot be. */
public final class LedgerStart {
  private final LedgerSettings settings;
  private final Database database;

  /**
   * @param database null if none is kept
   */
  LedgerStart(LedgerSettings settings, Database database) {
    this.settings = settings;
    this.database = database;
  }

  /**
   * Where the ledger is, for what else is kept there; a connection of it has every table.
   *
   * @return null if none is kept
   */
  public Database database() {
    return database;
  }

  /**
   * @param software version of the service
   * @param policyVersion of the policies that are answered from
   * @param policies everything that they are made of; asked for where it is not kept yet
   * @throws ConfigurationException if it cannot work as it is configured
   */
  public Ledger begin(String software, String policyVersion, Supplier<byte[]> policies) {
    if (settings.database() == Kind.NONE) {
      return Ledger.none();
    }
    try {
      settings.witnesses().ifPresent(keys -> keys.forEach(NoteKey::ofWitness));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "a witness is NAME+DIGITS+KEY, as tlog-cosignature writes its Ed25519 key"
              + " (clausewise.ledger.witnesses): "
              + e.getMessage());
    }
    Path file = settings.file().toAbsolutePath();
    FileChannel lock = settings.database() == Kind.SQLITE ? lock(file) : null;
    return new Ledger(
        database, key(file), hashed(), settings, software, policyVersion, policies, lock);
  }

  private Hashed hashed() {
    List<String> names = settings.hashed().orElse(List.of());
    if (names.isEmpty()) {
      return null;
    }
    Path file =
        settings
            .hashKeyFile()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "clausewise.ledger.hash-key-file must name the key of the facts that"
                            + " clausewise.ledger.hashed names"));
    try {
      return new Hashed(names, Files.readAllBytes(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          file + " is no key for hashes (clausewise.ledger.hash-key-file): " + e);
    }
  }

  /** The facts that are kept as hashes. */
  public List<String> hashedFacts() {
    return settings.hashed().orElse(List.of());
  }

  /** Held by one process: two would write two logs over each other. */
  private static FileChannel lock(Path file) {
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(
              beside(file, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw new ConfigurationException(
            "another process has the ledger " + file + " (clausewise.ledger.file)");
      }
      return channel;
    } catch (OverlappingFileLockException e) {
      throw new ConfigurationException("this process has the ledger " + file + " already");
    } catch (IOException e) {
      throw new ConfigurationException(
          "the ledger cannot be written to " + file + " (clausewise.ledger.file): " + e);
    }
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  private SigningKey key(Path file) {
    Path named = settings.keyFile().orElse(null);
    if (named == null && settings.database() != Kind.SQLITE) {
      throw new ConfigurationException(
          "clausewise.ledger.key-file must name the key that signs the ledger, as"
              + " openssl genpkey -algorithm ed25519 makes one");
    }
    Path path = named == null ? beside(file, ".key") : named;
    try {
      if (named == null && !Files.exists(path)) {
        Files.createFile(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(path, SigningKey.create().pem());
      }
      return SigningKey.read(Files.readString(path));
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          path + " is no Ed25519 key in PEM that can be read (clausewise.ledger.key-file)");
    }
  }
}
