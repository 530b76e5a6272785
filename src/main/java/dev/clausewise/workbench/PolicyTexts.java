package dev.clausewise.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.clausewise.decision.UseCase;
import dev.clausewise.diagram.prove.Invariant;
import dev.clausewise.engine.Sources;
import dev.clausewise.register.Instrument;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Vocabulary;
import dev.clausewise.workbench.DraftDiagnostic.Where;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a draft is judged by beside its model: the texts that came with the request, which are those
 * of the draft and of the workspace, and for the others those that the application was built with.
 */
final class PolicyTexts {
  static final PolicyTexts BUILT_IN = new PolicyTexts(Map.of());

  private static final String OF_ALL = "invariants/all.yaml";
  private static final String GIVEN = "cases/given.yaml";

  /** Files that are about several instruments. */
  static final List<String> SHARED = List.of(OF_ALL, GIVEN);

  private final Map<String, String> texts;

  private PolicyTexts(Map<String, String> texts) {
    this.texts = texts;
  }

  /**
   * @param json from path on the class path to text
   */
  static PolicyTexts of(JsonNode json) {
    Map<String, String> texts = new HashMap<>();
    json.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    return new PolicyTexts(texts);
  }

  /** A text that cannot be read as what it is to be. */
  static final class Unreadable extends RuntimeException {
    private final transient DraftDiagnostic diagnostic;

    Unreadable(DraftDiagnostic diagnostic, Throwable cause) {
      super(diagnostic.message(), cause);
      this.diagnostic = diagnostic;
    }

    DraftDiagnostic diagnostic() {
      return diagnostic;
    }
  }

  /**
   * @throws Unreadable if the entry is not of the register's shape
   */
  Register register(String instrument) {
    return read(
        PolicyFile.REGISTER.path(instrument),
        () -> Register.load(List.of(instrument), this::content));
  }

  /**
   * The same of several.
   *
   * @param edited the one that there may be a text of
   * @throws Unreadable if its entry is not of the register's shape
   */
  Register register(String edited, Collection<String> all) {
    return read(PolicyFile.REGISTER.path(edited), () -> Register.load(all, this::content));
  }

  Instrument instrument(String id) {
    return register(id).instrument(id).orElseThrow();
  }

  /**
   * @throws Unreadable if one is not of the shape
   */
  List<Invariant> invariants(String instrument, Vocabulary vocabulary) {
    return read(
        PolicyFile.INVARIANTS.path(instrument),
        () -> Invariant.load(List.of(instrument), vocabulary, this::content));
  }

  /** The cases that are about an instrument alone. */
  List<UseCase> own(String instrument) {
    return cases(PolicyFile.CASES.path(instrument));
  }

  /** Those and the ones that were given, as far as they expect something of it. */
  List<UseCase> cases(String instrument, List<UseCase> own) {
    List<UseCase> all = new ArrayList<>(cases(GIVEN));
    all.addAll(own);
    return all.stream().filter(c -> c.expected().containsKey(instrument)).toList();
  }

  private List<UseCase> cases(String path) {
    byte[] yaml = content(path);
    return yaml == null || new String(yaml, StandardCharsets.UTF_8).isBlank()
        ? List.of()
        : read(path, () -> UseCase.read(new ByteArrayInputStream(yaml)));
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T read(String path, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException | RuntimeException e) {
      Throwable cause = e;
      while (!(cause instanceof JsonProcessingException) && cause.getCause() != null) {
        cause = cause.getCause();
      }
      Integer line = null;
      String message = e.getMessage();
      if (cause instanceof JsonProcessingException json) {
        message = words(json);
        line = json.getLocation() == null ? null : json.getLocation().getLineNr();
      }
      String file = PolicyFile.inCheckout(path);
      throw new Unreadable(
          new DraftDiagnostic(
              "unreadable-file",
              "error",
              new Where(null, null, null, file, line),
              file + " cannot be read: " + message,
              "Correct the text; docs/authoring.md says what stands in it.",
              null),
          e);
    }
  }

  /** Without the types of Java that a text is read into, which the library speaks of. */
  private static String words(JsonProcessingException json) {
    if (!(json instanceof JsonMappingException mapping)) {
      return json.getOriginalMessage();
    }
    String at =
        mapping.getPath().stream()
            .map(r -> r.getFieldName() == null ? "item " + (r.getIndex() + 1) : r.getFieldName())
            .collect(Collectors.joining(", "));
    if (json instanceof UnrecognizedPropertyException unknown) {
      Collection<Object> known = unknown.getKnownPropertyIds();
      return "there is no member "
          + at
          + (known == null
              ? ""
              : "; there are "
                  + known.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")))
          + ".";
    }
    if (json instanceof ValueInstantiationException made && made.getCause() != null) {
      return made.getCause().getMessage();
    }
    return (at.isEmpty() ? "the whole" : at) + " is of another kind than what is to stand there.";
  }

  /** Where something with an id stands; the file alone if it is not found in it. */
  Where place(String path, String id) {
    String file = PolicyFile.inCheckout(path);
    Pattern item =
        Pattern.compile(
            "^\\s*(- *)?\\{?\\s*id:\\s*[\"']?" + Pattern.quote(id) + "[\"']?\\s*([,#}].*)?$");
    byte[] content = content(path);
    if (content != null) {
      List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (item.matcher(lines.get(i)).matches()) {
          return new Where(null, null, null, file, i + 1);
        }
      }
    }
    return new Where(null, null, null, file, null);
  }

  /** Where an invariant stands: one that is in no file is made of what the entry covers. */
  Where placeOfInvariant(String instrument, String id) {
    for (String path : List.of(PolicyFile.INVARIANTS.path(instrument), OF_ALL)) {
      Where place = place(path, id);
      if (place.line() != null) {
        return place;
      }
    }
    return new Where(
        null, null, null, PolicyFile.inCheckout(PolicyFile.REGISTER.path(instrument)), null);
  }

  Where placeOfCase(String instrument, String id) {
    Where given = place(GIVEN, id);
    return given.line() != null ? given : place(PolicyFile.CASES.path(instrument), id);
  }

  /** The version of the policy that an answer by a model and these texts rests on. */
  String version(String instrument, String model) {
    String own = Sources.model(instrument);
    return "sha256:"
        + Sources.digest(
            Sources.of(List.of(instrument)),
            path -> path.equals(own) ? model.getBytes(StandardCharsets.UTF_8) : content(path));
  }

  private byte[] content(String path) {
    String text = texts.get(path);
    return text == null ? builtIn(path) : text.getBytes(StandardCharsets.UTF_8);
  }

  /** As the application was built with; null if there is none. */
  static byte[] builtIn(String path) {
    try (InputStream in = PolicyTexts.class.getClassLoader().getResourceAsStream(path)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PolicyTexts that && texts.equals(that.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }
}
