package dev.clausewise.diagram.compile;

import dev.clausewise.diagram.function.Nodes;
import dev.clausewise.diagram.function.Order;
import dev.clausewise.diagram.function.Partition;
import dev.clausewise.diagram.function.Variable;
import dev.clausewise.engine.Finding;
import dev.clausewise.engine.Outcome;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.engine.Sources;
import dev.clausewise.vocabulary.Constants;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A compilation as bytes: a format number, the digest of the sources that it was made from, its
 * content, and a digest of all that. What is damaged, of another format or made from other sources
 * is refused: answers never come from a diagram that does not belong to the models beside it.
 */
public final class CompiledFile {
  /** Raised whenever the layout, or what compiling makes of the same sources, changes. */
  static final int FORMAT = 2;

  private static final int DIGEST_BYTES = 32;

  private CompiledFile() {}

  /** Where the compilation of an instrument is on the class path. */
  public static String path(String instrument) {
    return "diagrams/" + instrument.toLowerCase(Locale.ROOT) + ".diagram";
  }

  public static byte[] write(Compilation compilation, String sources) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(FORMAT);
      out.writeUTF(sources);
      out.writeUTF(compilation.instrument());
      if (compilation instanceof NotCompiled not) {
        out.writeBoolean(false);
        out.writeUTF(not.reason());
        strings(out, not.looksAt());
      } else if (compilation instanceof Compiled compiled) {
        out.writeBoolean(true);
        content(out, compiled);
      }
      out.flush();
      bytes.write(Sources.sha256().digest(bytes.toByteArray()));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param sources digest of the sources beside it
   * @throws IllegalStateException if it is damaged, of another format, or stale
   */
  public static Compilation read(String name, byte[] file, String sources, Vocabulary vocabulary) {
    int length = file.length - DIGEST_BYTES;
    byte[] expected = length < 0 ? null : Arrays.copyOfRange(file, length, file.length);
    MessageDigest digest = Sources.sha256();
    digest.update(file, 0, Math.max(0, length));
    if (expected == null || !MessageDigest.isEqual(expected, digest.digest())) {
      throw new IllegalStateException(name + " is damaged. Build again.");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file, 0, length))) {
      int format = in.readInt();
      if (format != FORMAT) {
        throw new IllegalStateException(
            name + " has format " + format + ", not " + FORMAT + ". Build again.");
      }
      if (!in.readUTF().equals(sources)) {
        throw new IllegalStateException(
            name + " was compiled from other models, rules or register entries. Build again.");
      }
      String instrument = in.readUTF();
      return in.readBoolean()
          ? content(in, instrument, vocabulary)
          : new NotCompiled(instrument, in.readUTF(), strings(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void content(DataOutputStream out, Compiled compiled) throws IOException {
    out.writeInt(compiled.variables().size());
    for (Variable variable : compiled.variables()) {
      variable(out, variable);
    }
    Nodes nodes = compiled.nodes();
    out.writeInt(nodes.size());
    for (int n = 0; n < nodes.size(); n++) {
      out.writeInt(nodes.variable(n));
      ints(out, nodes.children(n));
    }
    ints(out, compiled.columns());
    sets(out, compiled.accepted());
    out.writeInt(compiled.rows().size());
    for (int r = 0; r < compiled.rows().size(); r++) {
      Finding row = compiled.rows().get(r);
      strings(out, List.of(row.clause(), row.effect(), row.status(), row.condition()));
      out.writeByte(compiled.alone().get(r).ordinal());
    }
    ints(out, compiled.obliges().stream().toArray());
    sets(out, compiled.threats());
    out.writeByte(compiled.silence().ordinal());
    ints(out, compiled.fires());
    ints(out, compiled.stands());
    out.writeInt(compiled.outcome());
  }

  private static Compiled content(DataInputStream in, String instrument, Vocabulary vocabulary)
      throws IOException {
    List<Variable> variables = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      variables.add(variable(in, vocabulary));
    }
    Nodes nodes = new Nodes();
    int size = in.readInt();
    for (int n = 0; n < size; n++) {
      if (nodes.node(in.readInt(), ints(in)) != n) {
        throw new IllegalStateException(instrument + ": node " + n + " stands twice");
      }
    }
    int[] columns = ints(in);
    List<BitSet> accepted = sets(in);
    List<Finding> rows = new ArrayList<>();
    List<Outcome> alone = new ArrayList<>();
    int count = in.readInt();
    for (int r = 0; r < count; r++) {
      List<String> row = strings(in);
      rows.add(new Finding(r + 1, row.get(0), row.get(1), row.get(2), row.get(3)));
      alone.add(Outcome.values()[in.readByte()]);
    }
    BitSet obliges = set(ints(in));
    List<BitSet> threats = sets(in);
    Outcome silence = Outcome.values()[in.readByte()];
    return new Compiled(
        instrument,
        List.copyOf(variables),
        nodes,
        columns,
        accepted,
        List.copyOf(rows),
        List.copyOf(alone),
        obliges,
        threats,
        silence,
        ints(in),
        ints(in),
        in.readInt());
  }

  private static void variable(DataOutputStream out, Variable variable) throws IOException {
    out.writeUTF(variable.fact());
    out.writeUTF(variable.member() == null ? "" : variable.member());
    Constants constants = variable.partition().constants();
    strings(out, constants.strings());
    strings(out, constants.numbers().stream().map(BigDecimal::toString).toList());
    strings(out, constants.dates().stream().map(LocalDate::toString).toList());
    ints(out, variable.partition().classOfCell());
  }

  private static Variable variable(DataInputStream in, Vocabulary vocabulary) throws IOException {
    String name = in.readUTF();
    String member = in.readUTF();
    Set<String> strings = new TreeSet<>(strings(in));
    Set<BigDecimal> numbers = new TreeSet<>();
    strings(in).forEach(n -> numbers.add(new BigDecimal(n)));
    Set<LocalDate> dates = new TreeSet<>();
    strings(in).forEach(d -> dates.add(LocalDate.parse(d)));
    Constants constants = new Constants(strings, numbers, dates);
    int[] classOfCell = ints(in);
    Fact fact = name.equals(PolicyModel.AS_OF) ? Order.DAY : vocabulary.fact(name).orElseThrow();
    return member.isEmpty()
        ? Variable.of(fact, Partition.of(fact, constants).inClasses(classOfCell))
        : Variable.ofMember(fact, member);
  }

  private static void ints(DataOutputStream out, int[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (int n : numbers) {
      out.writeInt(n);
    }
  }

  private static int[] ints(DataInputStream in) throws IOException {
    int[] numbers = new int[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readInt();
    }
    return numbers;
  }

  private static void strings(DataOutputStream out, Collection<String> strings) throws IOException {
    out.writeInt(strings.size());
    for (String s : strings) {
      out.writeUTF(s);
    }
  }

  private static List<String> strings(DataInputStream in) throws IOException {
    List<String> strings = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      strings.add(in.readUTF());
    }
    return List.copyOf(strings);
  }

  private static void sets(DataOutputStream out, List<BitSet> sets) throws IOException {
    out.writeInt(sets.size());
    for (BitSet set : sets) {
      ints(out, set.stream().toArray());
    }
  }

  private static List<BitSet> sets(DataInputStream in) throws IOException {
    List<BitSet> sets = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      sets.add(set(ints(in)));
    }
    return List.copyOf(sets);
  }

  private static BitSet set(int[] members) {
    BitSet set = new BitSet();
    Arrays.stream(members).forEach(set::set);
    return set;
  }
}
