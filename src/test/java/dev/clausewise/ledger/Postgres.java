package dev.clausewise.ledger;

import dev.clausewise.Installed;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of the machine's own binaries, on a free port of this machine, in a folder of its
 * own and as a user that is not root. Debian has the binaries in its package {@code postgresql}.
 */
public final class Postgres implements AutoCloseable {
  private static final Path ALL = Path.of("/usr/lib/postgresql");
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path binaries;
  private final Path folder;
  private final int port;
  private Process process;
  private final Thread atTheEnd = new Thread(this::end);

  private Postgres(Path binaries, Path folder, int port) {
    this.binaries = binaries;
    this.folder = folder;
    this.port = port;
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  /** Makes one and starts it; without the binaries the test is skipped, in CI it fails. */
  public static Postgres start() throws IOException, InterruptedException {
    Path binaries = binaries();
    Path folder = Files.createTempDirectory("clausewise-postgres");
    Path data = folder.resolve("data");
    if (isRoot()) {
      run(List.of("chown", "postgres", folder.toString()));
    }
    Postgres server = new Postgres(binaries, folder, freePort());
    run(
        server.as(
            "initdb",
            "-D",
            data.toString(),
            "-A",
            "trust",
            "-U",
            "clausewise",
            "--no-instructions"));
    server.up();
    return server;
  }

  private static Path binaries() throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(ALL),
        () ->
            Installed.missing(
                "There is no PostgreSQL in " + ALL + ": install Debian's postgresql."));
    try (Stream<Path> versions = Files.list(ALL)) {
      return versions.sorted().reduce((a, b) -> b).orElseThrow().resolve("bin");
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private List<String> as(String binary, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"));
    }
    command.add(binaries.resolve(binary).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(String.join(" ", command) + " failed");
    }
  }

  /** Starts it, again if it was ended. */
  public void up() throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                as(
                    "postgres",
                    "-D",
                    folder.resolve("data").toString(),
                    "-p",
                    String.valueOf(port),
                    "-h",
                    "127.0.0.1",
                    "-k",
                    folder.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start();
    for (int i = 0; i < 200; i++) {
      try (Connection connection = source("postgres").getConnection()) {
        return;
      } catch (SQLException e) {
        Thread.sleep(100);
      }
    }
    throw new IOException("PostgreSQL does not answer");
  }

  /** Ends it at once, as a machine that loses its current does. */
  public void kill() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  /** The process and its children, to be stopped and continued. */
  public List<Long> processes() {
    List<Long> all = new ArrayList<>();
    all.add(process.pid());
    process.descendants().forEach(p -> all.add(p.pid()));
    return all;
  }

  /** A new, empty database. */
  public String create() throws SQLException {
    String name = "ledger_" + DATABASES.incrementAndGet();
    try (Connection connection = source("postgres").getConnection()) {
      connection.createStatement().execute("create database " + name);
    }
    return name;
  }

  /** Puts a backup of one database into another, an empty one. */
  public void copy(String from, String to) throws IOException, InterruptedException {
    Path dump = folder.resolve("dump-" + to);
    String[] at = {"-h", "127.0.0.1", "-p", String.valueOf(port), "-U", "clausewise"};
    List<String> save = as("pg_dump", at);
    save.addAll(List.of("-Fc", "-f", dump.toString(), from));
    run(save);
    List<String> restore = as("pg_restore", at);
    restore.addAll(List.of("--exit-on-error", "-d", to, dump.toString()));
    run(restore);
  }

  public DataSource source(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url(database));
    source.setUser("clausewise");
    source.setConnectTimeout(2);
    return source;
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private void end() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    end();
    process.waitFor();
    Runtime.getRuntime().removeShutdownHook(atTheEnd);
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
