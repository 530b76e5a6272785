package dev.clausewise.command;

import dev.clausewise.access.keys.KeysUnavailableException;
import dev.clausewise.inventory.NotKeptException;
import dev.clausewise.workbench.ModelException;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The commands, by their names. */
public final class CommandLines implements QuarkusApplication {
  /** How each command line begins that is not the start of the service. */
  private static final Set<String> FIRST =
      Set.of(KeysCommand.NAME, DecideCommand.NAME, CheckCommand.NAME, "--help", "-h");

  @Inject KeysCommand keys;
  @Inject DecideCommand decide;
  @Inject CheckCommand check;

  /** All of them. */
  @Command(
      name = "clausewise",
      description = "Without a command, it starts the service.",
      mixinStandardHelpOptions = true)
  static final class All {}

  /** Whether a command is asked for, or help with them; otherwise the service is started. */
  public static boolean isOne(String... arguments) {
    return arguments.length > 0 && FIRST.contains(arguments[0]);
  }

  /**
   * Settings of a process that answers a command and nobody else: it listens to nothing, and what
   * it logs is not among what it prints.
   */
  public static void prepare() {
    System.setProperty("quarkus.http.host-enabled", "false");
    System.setProperty("quarkus.log.console.stderr", "true");
    System.setProperty("quarkus.log.level", "WARN");
  }

  @Override
  public int run(String... arguments) {
    return new CommandLine(new All())
        .addSubcommand(decide)
        .addSubcommand(check)
        .addSubcommand(keys)
        .setExecutionExceptionHandler((failure, line, parsed) -> told(failure, line))
        .execute(arguments);
  }

  /** One line: a stack is for those who write the program. */
  private static int told(Exception failure, CommandLine line) throws Exception {
    if (failure instanceof KeysUnavailableException) {
      line.getErr().println(failure.getMessage() + " (" + failure.getCause().getMessage() + ")");
    } else if (failure instanceof ModelException
        || failure instanceof NotKeptException
        || failure instanceof IOException) {
      line.getErr().println(failure.getMessage());
    } else {
      throw failure;
    }
    return ExitCode.SOFTWARE;
  }
}
