package dev.clausewise.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.benchmarks.Beside;
import dev.clausewise.benchmarks.Uses;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.inventory.Lines;
import dev.clausewise.vocabulary.Vocabulary;
import io.quarkus.arc.Arc;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A batch in the running service, without HTTP, and what it is compared with: the same lines read
 * by the same reader and parser, and written by the same writer, on as many processors, with
 * nothing decided. In turn, so that what else the machine does hits all alike.
 */
public final class Copying {
  private static final LocalDate DAY = LocalDate.of(2024, 5, 10);
  private static final int LINES = 100_000;

  /** Of answers over all instruments, which take ten times as long. */
  private static final int FEWER = 20_000;

  private static final int WARMING = 4;
  private static final int ROUNDS = 5;

  private final Bulk bulk = bean(Bulk.class);
  private final ObjectMapper json = bean(ObjectMapper.class);

  /** One that is no bean: nobody asks who calls it. */
  private final BatchResource batch =
      new BatchResource(
          bean(DecisionService.class), bean(Deciding.class), bean(Vocabulary.class), bulk, null, json);

  private static <T> T bean(Class<T> type) {
    return Arc.container().instance(type).get();
  }

  /** Reads and writes lines. */
  @FunctionalInterface
  private interface Way {
    void go(InputStream in, OutputStream out) throws IOException;
  }

  /**
   * @param arguments the file for the figures: a name and lines a second in each of its lines
   */
  public static void main(String[] arguments) throws Exception {
    Beside.started();
    int code = 1; // the service would go on
    try {
      Files.write(Path.of(arguments[0]), new Copying().measured());
      code = 0;
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
    } finally {
      System.exit(code);
    }
  }

  private List<String> measured() throws IOException {
    byte[] lines = Uses.lines(LINES);
    byte[] fewer = Uses.lines(FEWER);
    List<String> names = List.of("copy", "batch-one-brief", "batch-one", "batch-all-brief");
    List<Way> ways =
        List.of(
            this::copy,
            (in, out) -> batch.answer(in, common(List.of("MSFT-AOAI-COC"), true), out),
            (in, out) -> batch.answer(in, common(List.of("MSFT-AOAI-COC"), false), out),
            (in, out) -> batch.answer(in, common(List.of(), true), out));
    List<List<Double>> measured = new ArrayList<>();
    ways.forEach(way -> measured.add(new ArrayList<>()));
    for (int round = 0; round < WARMING + ROUNDS; round++) {
      for (int w = 0; w < ways.size(); w++) {
        boolean all = names.get(w).contains("all");
        double rate = rate(ways.get(w), all ? fewer : lines, all ? FEWER : LINES);
        if (round >= WARMING) {
          measured.get(w).add(rate);
        }
      }
    }
    List<String> figures = new ArrayList<>();
    for (int w = 0; w < ways.size(); w++) {
      List<Double> sorted = measured.get(w).stream().sorted().toList();
      figures.add(names.get(w) + "," + sorted.get(ROUNDS / 2));
    }
    return figures;
  }

  private static BatchResource.Common common(List<String> instruments, boolean brief) {
    return new BatchResource.Common(DAY, instruments, brief, "anybody", null);
  }

  private static double rate(Way way, byte[] lines, int count) throws IOException {
    Counted out = new Counted();
    long began = System.nanoTime();
    way.go(new ByteArrayInputStream(lines), out);
    double seconds = (System.nanoTime() - began) / 1e9;
    if (out.lines != count) {
      throw new IllegalStateException(out.lines + " lines of " + count);
    }
    return count / seconds;
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    bulk.inOrder().run(BatchResource.source(in), this::copied, BatchResource.sink(out));
  }

  private CompletionStage<byte[]> copied(List<Lines.Line> lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Lines.Line line : lines) {
      try {
        out.write(json.writeValueAsBytes(StrictJson.object(line.bytes(), Body.MOST_BYTES)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      out.write('\n');
    }
    return CompletableFuture.completedFuture(out.toByteArray());
  }

  /** Counts lines. */
  private static final class Counted extends OutputStream {
    private int lines;

    @Override
    public void write(int b) {
      lines += b == '\n' ? 1 : 0;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      for (int i = from; i < from + length; i++) {
        lines += bytes[i] == '\n' ? 1 : 0;
      }
    }
  }
}
