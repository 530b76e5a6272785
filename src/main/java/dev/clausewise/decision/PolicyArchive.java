package dev.clausewise.decision;

import dev.clausewise.diagram.Diagrams;
import dev.clausewise.engine.Drools;
import dev.clausewise.engine.EvaluationException;
import dev.clausewise.engine.Sources;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The policies of one version, to answer from them when others are in force: models, register,
 * rules, vocabulary and what was compiled of them. Answers come from the diagrams, which hold what
 * the rules made of each model.
 */
public final class PolicyArchive {
  private static final String VOCABULARY = "dmn/vocabulary.dmn";
  private static final String QUESTIONS = "vocabulary.yaml";

  private final Vocabulary vocabulary;
  private final DecisionService decisions;

  private PolicyArchive(Vocabulary vocabulary, DecisionService decisions) {
    this.vocabulary = vocabulary;
    this.decisions = decisions;
  }

  /** The policies on the class path, as a ZIP file. */
  public static byte[] pack() {
    return pack(Sources::read);
  }

  static byte[] pack(Function<String, byte[]> files) {
    List<String> instruments = Diagrams.instruments(files);
    List<String> paths = new ArrayList<>(Sources.of(instruments));
    paths.add(Diagrams.INDEX);
    instruments.forEach(id -> paths.add(Diagrams.file(id)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String path : paths) {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(files.apply(path));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @param version that they must have
   * @throws IllegalStateException if it is not an archive of that version, or one of a form that
   *     this software does not read any more
   */
  public static PolicyArchive open(byte[] archive, String version) {
    Map<String, byte[]> files = unpacked(archive);
    Function<String, byte[]> read =
        path -> {
          byte[] content = files.get(path);
          if (content == null) {
            throw new IllegalStateException(path + " is not in the archive of " + version);
          }
          return content;
        };
    try {
      List<String> instruments = Diagrams.instruments(read);
      String found = "sha256:" + Sources.digest(Sources.of(instruments), read);
      if (!found.equals(version)) {
        throw new IllegalStateException("the archive of " + version + " holds " + found);
      }
      Vocabulary vocabulary =
          Vocabulary.read(
              new ByteArrayInputStream(read.apply(VOCABULARY)),
              new ByteArrayInputStream(read.apply(QUESTIONS)));
      Register register = Register.load(instruments, read);
      Drools none = new Drools(PolicyArchive::none, PolicyArchive::none, register);
      return new PolicyArchive(
          vocabulary,
          new DecisionService(
              vocabulary, register, Diagrams.load(vocabulary, read), none, version));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T none() {
    throw new EvaluationException("models of another version are not evaluated");
  }

  private static Map<String, byte[]> unpacked(byte[] archive) {
    Map<String, byte[]> files = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new IllegalStateException("the archive of the policies is damaged", e);
    }
    return files;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  public DecisionService decisions() {
    return decisions;
  }
}
