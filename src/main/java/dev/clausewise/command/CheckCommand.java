package dev.clausewise.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.register.Instrument;
import dev.clausewise.register.Register;
import dev.clausewise.workbench.Draft;
import dev.clausewise.workbench.ModelException;
import dev.clausewise.workbench.Sandbox;
import dev.clausewise.workbench.Workbench;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Whether DMN models are read and compiled, and what is wrong with them. One that is named as an
 * instrument's is held to its invariants and cases too.
 */
@Dependent
@Command(
    name = CheckCommand.NAME,
    description = {
      "Compiles DMN models. A file that is named as an instrument is (eu-aia.dmn) is checked as a "
          + "draft of it: profile, gaps, invariants, cases.",
      "",
      "Exit codes: 0 all are valid; 3 some are not; 2 the command is wrong; 1 anything else."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  static final String NAME = "check";

  private static final int NOT_VALID = 3;

  private final Sandbox sandbox;
  private final Workbench workbench;
  private final Register register;
  private final ObjectMapper json;
  @Spec CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "DMN models.")
  List<Path> files;

  @Option(
      names = "--import",
      paramLabel = "FILE",
      description = "A model that they import; may be repeated.")
  List<Path> imports = List.of();

  CheckCommand(Sandbox sandbox, Workbench workbench, Register register, ObjectMapper json) {
    this.sandbox = sandbox;
    this.workbench = workbench;
    this.register = register;
    this.json = json;
  }

  @Override
  public Integer call() throws IOException {
    boolean valid = true;
    for (Path file : files) {
      valid &= isValid(file);
    }
    return valid ? ExitCode.OK : NOT_VALID;
  }

  private boolean isValid(Path file) throws IOException {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    try {
      String model = Files.readString(file);
      Optional<String> instrument = instrument(file);
      if (instrument.isPresent()) {
        return isValid(file, instrument.get(), model);
      }
      request.put("model", model);
      for (Path imported : imports) {
        request.withArray("/imports").add(Files.readString(imported));
      }
    } catch (MalformedInputException e) {
      return told(file + ": error: the file is not UTF-8");
    } catch (IOException e) {
      return told(file + ": error: the file cannot be read");
    }
    JsonNode described;
    try {
      described = json.readTree(sandbox.validate(request));
    } catch (ModelException e) {
      return told(file, e);
    }
    for (JsonNode message : described.path("messages")) {
      String where =
          message.has("line")
              ? ":" + message.path("line").asInt() + ":" + message.path("column").asInt()
              : "";
      told(
          file
              + where
              + ": "
              + message.path("severity").asText()
              + ": "
              + message.path("text").asText());
    }
    if (!described.path("valid").asBoolean()) {
      return false;
    }
    out().println(file + ": valid");
    return true;
  }

  /** The instrument whose model a file is by its name. */
  private Optional<String> instrument(Path file) {
    String name = file.getFileName().toString().toUpperCase(Locale.ROOT);
    return name.endsWith(".DMN")
        ? register
            .instrument(name.substring(0, name.length() - ".DMN".length()))
            .map(Instrument::id)
        : Optional.empty();
  }

  private boolean isValid(Path file, String instrument, String model) throws IOException {
    JsonNode check;
    try {
      check = json.readTree(workbench.check(new Draft("", instrument, model, "", Map.of(), "")));
    } catch (ModelException e) {
      return told(file, e);
    }
    boolean valid = true;
    for (JsonNode diagnostic : check.path("diagnostics")) {
      JsonNode where = diagnostic.path("where");
      valid &= !diagnostic.path("severity").asText().equals("error");
      told(
          file
              + (where.hasNonNull("decision") ? ": " + where.path("decision").asText() : "")
              + (where.hasNonNull("row") ? ", row " + where.path("row").asInt() : "")
              + (where.hasNonNull("file") ? ": " + where.path("file").asText() : "")
              + (where.hasNonNull("line") ? ", line " + where.path("line").asInt() : "")
              + ": "
              + diagnostic.path("severity").asText()
              + ": "
              + diagnostic.path("message").asText());
    }
    if (valid) {
      JsonNode cases = check.path("cases");
      out()
          .printf(
              "%s: valid, %d cases come out as they expect%n", file, cases.path("passed").asInt());
    }
    return valid;
  }

  private boolean told(Path file, ModelException e) {
    if (e.reason() == ModelException.Reason.UNAVAILABLE
        || e.reason() == ModelException.Reason.BUSY) {
      throw e;
    }
    told(file + ": error: " + e.getMessage());
    e.faults().forEach(fault -> told(file + ": error: " + fault.message()));
    return false;
  }

  private boolean told(String line) {
    out().println(line);
    return false;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
