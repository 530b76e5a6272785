package dev.clausewise.command;

import dev.clausewise.access.Audit;
import dev.clausewise.access.Role;
import dev.clausewise.access.keys.ApiKey;
import dev.clausewise.access.keys.Keys;
import dev.clausewise.access.keys.Made;
import dev.clausewise.access.keys.Wanted;
import jakarta.enterprise.context.Dependent;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keys for those who ask the service: made, listed and revoked where the ledger is kept. */
@Dependent
@Command(
    name = KeysCommand.NAME,
    description = "Makes, lists and revokes keys; a service that runs need not stop.",
    mixinStandardHelpOptions = true)
final class KeysCommand {
  static final String NAME = "keys";

  /** Whom the audit names: whoever may start the program may read its database. */
  private static final String BY = "the command line";

  private final Keys keys;
  private final Audit audit;
  @Spec CommandSpec spec;

  KeysCommand(Keys keys, Audit audit) {
    this.keys = keys;
    this.audit = audit;
  }

  @Command(
      description = "Prints the secret of a new key, which is kept nowhere.",
      mixinStandardHelpOptions = true)
  int create(
      @Option(names = "--name", required = true, description = "whose it is") String name,
      @Option(
              names = "--role",
              required = true,
              split = ",",
              description = "caller, analyst, approver, auditor or operator; may be repeated")
          List<String> roles,
      @Option(names = "--end", description = "the first day (UTC) on which it is of no use")
          LocalDate end,
      @Option(names = "--per-second", description = "requests a second at most")
          Integer perSecond) {
    Instant moment = end == null ? null : end.atStartOfDay(ZoneOffset.UTC).toInstant();
    Wanted wanted = new Wanted(name, roles, moment, perSecond);
    Map<String, String> faults = wanted.faults(Instant.now(), Role.GIVEN);
    if (!faults.isEmpty()) {
      throw new ParameterException(spec.commandLine(), String.join(" ", faults.values()));
    }
    Made made = kept().create(wanted);
    audit.key("made", made.key().id(), name, BY);
    out().println(made.secret());
    spec.commandLine()
        .getErr()
        .println("Key " + made.key().id() + " of " + name + ". It is not shown again.");
    return ExitCode.OK;
  }

  @Command(description = "Every key there was, the newest first.", mixinStandardHelpOptions = true)
  int list() {
    Instant now = Instant.now();
    for (ApiKey key : kept().all()) {
      out()
          .printf(
              "%s  %s  %s  %s%n",
              key.id(), state(key, now), String.join(",", key.roles()), key.name());
    }
    return ExitCode.OK;
  }

  private static String state(ApiKey key, Instant now) {
    if (key.revoked() != null) {
      return "revoked " + key.revoked();
    }
    return key.end() == null ? "no end" : (key.isGood(now) ? "until " : "ended ") + key.end();
  }

  @Command(description = "Makes a key of no use, within seconds.", mixinStandardHelpOptions = true)
  int revoke(@Parameters(paramLabel = "ID") String id) {
    ApiKey key = kept().revoke(id).orElse(null);
    if (key == null) {
      spec.commandLine().getErr().println("There is no such key: keys list");
      return ExitCode.SOFTWARE;
    }
    audit.key("revoked", key.id(), key.name(), BY);
    out().println("revoked " + key.id() + " of " + key.name());
    return ExitCode.OK;
  }

  private Keys kept() {
    if (!keys.areKept()) {
      throw new ParameterException(
          spec.commandLine(), "No keys are kept here: they are where the ledger is.");
    }
    return keys;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
