package dev.clausewise.diagram.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.Policies;
import dev.clausewise.engine.Sources;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Answers never come from a diagram that is damaged or belongs to other models. */
class CompiledFileTest {
  private static final String ID = "MSFT-AOAI-COC";
  private static final String SOURCES = Sources.digest(Sources.of(List.of(ID)));
  private static final byte[] FILE = Sources.read(CompiledFile.path(ID));

  private static Compilation read(byte[] file, String sources) {
    return CompiledFile.read("the diagram", file, sources, Policies.VOCABULARY);
  }

  private static void refused(byte[] file, String sources, String why) {
    String message =
        assertThrows(IllegalStateException.class, () -> read(file, sources)).getMessage();
    assertTrue(message.contains(why), message);
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    Compilation compilation = read(FILE, SOURCES);
    assertEquals(ID, compilation.instrument());
    assertTrue(Arrays.equals(FILE, CompiledFile.write(compilation, SOURCES)));
    NotCompiled not = new NotCompiled("ACME", "a cell that is no constant", List.of("service"));
    assertEquals(not, read(CompiledFile.write(not, "x"), "x"));
  }

  @Test
  void compilingTwiceGivesTheSameBytes() {
    Compilation again =
        Compiler.compile(
            Policies.DROOLS.model(ID), Policies.DROOLS.judgments(ID), Policies.VOCABULARY);
    assertTrue(Arrays.equals(FILE, CompiledFile.write(again, SOURCES)));
  }

  @Test
  void aDamagedOneIsRefused() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = FILE.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      refused(damaged, SOURCES, "damaged");
    }
    for (int length : List.of(0, 1, 31, 32, 33, FILE.length / 2, FILE.length - 1)) {
      refused(Arrays.copyOf(FILE, length), SOURCES, "damaged");
    }
  }

  @Test
  void aStaleOneIsRefused() {
    refused(FILE, Sources.digest(Sources.of(List.of("OPENAI-UP"))), "other models");
  }
}
