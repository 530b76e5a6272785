package dev.clausewise.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.decision.UnknownInstrumentException;
import dev.clausewise.engine.Outcome;
import dev.clausewise.inventory.About;
import dev.clausewise.inventory.AnswerWriter;
import dev.clausewise.inventory.FactsOfRows;
import dev.clausewise.inventory.Form;
import dev.clausewise.inventory.InOrder;
import dev.clausewise.inventory.InventoryFile;
import dev.clausewise.inventory.InventoryFile.Kind;
import dev.clausewise.inventory.Mapping;
import dev.clausewise.inventory.MappingRun;
import dev.clausewise.inventory.Mappings;
import dev.clausewise.inventory.Parts;
import dev.clausewise.inventory.PlainFacts;
import dev.clausewise.inventory.RowDecider;
import dev.clausewise.inventory.Rows;
import dev.clausewise.inventory.Tally;
import dev.clausewise.inventory.UnreadableFileException;
import dev.clausewise.vocabulary.Vocabulary;
import jakarta.enterprise.context.Dependent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Every use of a file decided, so that a build can hold an inventory to the policies. */
@Dependent
@Command(
    name = DecideCommand.NAME,
    description = {
      "Decides every use of a file, and ends with the worst outcome.",
      "",
      "Exit codes: 0 all are settled and none needs review; 3 some need review or are not settled; "
          + "4 some are prohibited; 5 some rows could not be answered; 2 the command is wrong; "
          + "1 anything else. Of several, the highest."
    },
    mixinStandardHelpOptions = true)
final class DecideCommand implements Callable<Integer> {
  static final String NAME = "decide";

  private static final int REVIEW = 3;
  private static final int PROHIBITED = 4;
  private static final int NOT_ANSWERED = 5;

  private final DecisionService decisions;
  private final Vocabulary vocabulary;
  private final Mappings mappings;
  private final MappingRun.Evaluator evaluator;
  private final ObjectMapper json;
  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "CSV (.csv), a workbook (.xlsx) or a JSON object a line; - is standard input.")
  String file = "-";

  @Option(
      names = "--mapping",
      paramLabel = "ID|FILE",
      description = "A mapping of the product or the database, or a DMN file.")
  String mapping;

  @Option(names = "--as-of", paramLabel = "DAY", description = "Today (UTC) if left out.")
  LocalDate asOf;

  @Option(
      names = "--instruments",
      split = ",",
      paramLabel = "ID",
      description = "With commas between them; all if left out.")
  List<String> instruments = List.of();

  @Option(
      names = "--input",
      paramLabel = "csv|xlsx|ndjson",
      description = "What the file is, if its name does not say it; ndjson of standard input.")
  String input;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Of a CSV; found out if left out.")
  String encoding;

  @Option(
      names = "--format",
      paramLabel = "ndjson|json|csv|xlsx",
      description = "Of the answers; ndjson if left out.")
  String format = "ndjson";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the answers go; standard output if left out.")
  Path output;

  DecideCommand(
      DecisionService decisions,
      Vocabulary vocabulary,
      Mappings mappings,
      MappingRun.Evaluator evaluator,
      ObjectMapper json) {
    this.decisions = decisions;
    this.vocabulary = vocabulary;
    this.mappings = mappings;
    this.evaluator = evaluator;
    this.json = json;
  }

  @Override
  public Integer call() throws IOException {
    Form form = form();
    LocalDate day = asOf == null ? decisions.today() : asOf;
    try {
      decisions.known(instruments);
    } catch (UnknownInstrumentException e) {
      throw wrong(e.getMessage());
    }
    Path temporary = file.equals("-") ? Files.createTempFile("clausewise-", ".inventory") : null;
    try {
      if (temporary != null) {
        Files.copy(System.in, temporary, StandardCopyOption.REPLACE_EXISTING);
      }
      return decided(temporary == null ? Path.of(file) : temporary, day, form);
    } catch (UnreadableFileException e) {
      throw wrong(e.getMessage());
    } finally {
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  private int decided(Path path, LocalDate day, Form form) throws IOException {
    if (!Files.isReadable(path)) {
      throw wrong("There is no file " + file + " that can be read.");
    }
    InventoryFile inventory = InventoryFile.of(path, kind(), encoding);
    Mapping by = mapping == null ? null : mapping();
    PlainFacts plain = new PlainFacts(vocabulary);
    if (by == null && plain.read(inventory.columns()).isEmpty()) {
      throw wrong("No column of the file is named as a fact is: name a --mapping.");
    }
    FactsOfRows facts = by == null ? plain : new MappingRun(by, evaluator);
    RowDecider decider = new RowDecider(decisions, vocabulary, facts, day, instruments);
    Tally tally = new Tally();
    OutputStream out =
        new BufferedOutputStream(output == null ? System.out : Files.newOutputStream(output));
    try {
      write(inventory, decider, form.writer(json, out, about(inventory, by, day)), tally);
    } finally {
      out.flush();
      if (output != null) {
        out.close();
      }
    }
    spec.commandLine()
        .getErr()
        .printf(
            "%d rows on %s: %s, %d not settled, %d not answered%n",
            tally.getRows(), day, tally.getSettled(), tally.getUndetermined(), tally.getProblems());
    return exitCode(tally);
  }

  private About about(InventoryFile inventory, Mapping by, LocalDate day) {
    return new About(
        null,
        file,
        null,
        null,
        day,
        instruments,
        by == null ? null : by.id(),
        by == null ? null : by.version(),
        decisions.policyVersion(),
        inventory.columns(),
        by == null ? new PlainFacts(vocabulary).notRead(inventory.columns()) : List.of(),
        inventory.encoding() == null ? null : inventory.encoding().name(),
        inventory.rows(),
        true);
  }

  private void write(InventoryFile inventory, RowDecider decider, AnswerWriter writer, Tally tally)
      throws IOException {
    int processors = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(processors);
    try (Rows rows = inventory.open()) {
      new InOrder(workers, 2 * processors)
          .run(
              new Parts(rows),
              part -> CompletableFuture.completedFuture(decider.answer(part)),
              answers -> {
                answers.forEach(tally::add);
                writer.write(answers);
              });
    } finally {
      workers.shutdownNow();
    }
    writer.close();
  }

  static int exitCode(Tally tally) {
    if (tally.getProblems() > 0) {
      return NOT_ANSWERED;
    }
    Outcome worst = tally.worst();
    if (worst == Outcome.PROHIBITED) {
      return PROHIBITED;
    }
    return worst == Outcome.REVIEW_REQUIRED ? REVIEW : ExitCode.OK;
  }

  private Kind kind() {
    String name = input == null ? file.substring(file.lastIndexOf('.') + 1) : input;
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "csv" -> Kind.CSV;
      case "xlsx" -> Kind.XLSX;
      case "ndjson", "jsonl", "-" -> Kind.NDJSON;
      default -> throw wrong("Say what the file is: --input csv, xlsx or ndjson.");
    };
  }

  private Form form() {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "ndjson" -> Form.LINES;
      case "json" -> Form.JSON;
      case "csv" -> Form.CSV;
      case "xlsx" -> Form.XLSX;
      default -> throw wrong("--format is ndjson, json, csv or xlsx.");
    };
  }

  private Mapping mapping() throws IOException {
    if (mapping.toLowerCase(Locale.ROOT).endsWith(".dmn")) {
      Path model = Path.of(mapping);
      if (!Files.isReadable(model)) {
        throw wrong("There is no file " + mapping + " that can be read.");
      }
      return Mapping.of(mapping, false, Files.readString(model));
    }
    return mappings.find(mapping).orElseThrow(() -> wrong("There is no mapping " + mapping + "."));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
