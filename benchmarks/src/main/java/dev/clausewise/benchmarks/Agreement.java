package dev.clausewise.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/**
 * Before an engine is measured it reads a table and says what the table means, in a bounded time.
 * What came of it is kept in a file, as whoever measures is a process of its own.
 */
final class Agreement {
  /** Longest time to read a table, and to answer what is compared. */
  private static final int SECONDS = 100;

  /** Beside the figures, which a run of some parts keeps as well: an engine and a size, and the words. */
  private static final Path FILE = Path.of("engines.csv");

  private Agreement() {}

  /**
   * @param prepare makes the engine ready
   * @return the engine
   * @throws IllegalStateException if it takes too long, or says anything else than the table
   */
  static <E> E reached(
      String engine, Tables tables, Callable<E> prepare, Answers<E> answers) {
    long began = System.nanoTime();
    int agreed = 0;
    E ready = prepared(engine, tables, prepare);
    long prepared = System.nanoTime();
    for (Set<Integer> expected : tables.expected()) {
      Set<Integer> said = answers.of(ready).apply(agreed);
      if (!said.equals(expected)) {
        tell(engine, tables, "input %d: says %s, not %s".formatted(agreed, said, expected));
        throw new IllegalStateException(engine + " says " + said + ", not " + expected);
      }
      agreed++;
      if (System.nanoTime() - prepared > TimeUnit.SECONDS.toNanos(SECONDS)) {
        break;
      }
    }
    tell(
        engine,
        tables,
        "agrees on %,d inputs; read in %.1f s".formatted(agreed, (prepared - began) / 1e9));
    return ready;
  }

  /** From an engine and the number of an input to the rows that match. */
  @FunctionalInterface
  interface Answers<E> {
    IntFunction<Set<Integer>> of(E engine);
  }

  private static <E> E prepared(String engine, Tables tables, Callable<E> prepare) {
    ExecutorService one =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, engine);
              thread.setDaemon(true);
              return thread;
            });
    try {
      return one.submit(prepare).get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      tell(engine, tables, "not measured: had not read the table after " + SECONDS + " s");
      throw new IllegalStateException(engine + " takes too long", e);
    } catch (ExecutionException | InterruptedException e) {
      tell(engine, tables, "not measured: could not read the table");
      throw new IllegalStateException(engine, e);
    } finally {
      one.shutdown();
    }
  }

  private static void tell(String engine, Tables tables, String what) {
    tell(engine, tables.count(), what);
  }

  static void tell(String engine, int rows, String what) {
    try {
      Map<String, String> all = all();
      all.put(engine + "-" + rows, what);
      keep(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void forget(String engine, int rows) throws IOException {
    Map<String, String> all = all();
    all.remove(engine + "-" + rows);
    keep(all);
  }

  /** What came of an engine and a table of so many rows; "not measured" if nothing is known. */
  static String told(String engine, int rows) throws IOException {
    return all().getOrDefault(engine + "-" + rows, "not measured");
  }

  private static Map<String, String> all() throws IOException {
    Map<String, String> all = new TreeMap<>();
    if (Files.exists(FILE)) {
      for (String line : Files.readAllLines(FILE)) {
        int comma = line.indexOf(',');
        all.put(line.substring(0, comma), line.substring(comma + 1));
      }
    }
    return all;
  }

  private static void keep(Map<String, String> all) throws IOException {
    List<String> lines = new ArrayList<>();
    all.forEach((name, what) -> lines.add(name + "," + what));
    Files.write(FILE, lines);
  }
}
