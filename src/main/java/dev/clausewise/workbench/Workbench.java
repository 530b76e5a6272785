package dev.clausewise.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.decision.Among;
import dev.clausewise.engine.Sources;
import dev.clausewise.vocabulary.ExactJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Drafts and what becomes of them. A draft is a text here; whatever has to read it as a model is
 * done in the {@link Sandbox}.
 */
public final class Workbench {
  private static final ObjectMapper JSON = ExactJson.mapper();

  private final Path workspace;
  private final Sandbox sandbox;
  private final Drafts drafts;

  /**
   * @param workspace folder of a checkout that drafts are proposed to; null where there is none
   * @param drafts folder that they are kept in; null where nothing is edited
   */
  Workbench(Path workspace, Path drafts, Sandbox sandbox) {
    this.workspace = workspace;
    this.sandbox = sandbox;
    this.drafts = drafts == null ? null : new Drafts(drafts);
  }

  /**
   * One side of a comparison.
   *
   * @param asOf null for the day of the other side
   * @param draft null for what is in force
   */
  public record Version(LocalDate asOf, Draft draft) {}

  /** The folder that drafts are proposed to; empty if a proposal is a patch and nothing else. */
  public Optional<Path> workspace() {
    return Optional.ofNullable(workspace);
  }

  /** Empty where nothing is edited. */
  public Optional<Drafts> drafts() {
    return Optional.ofNullable(drafts);
  }

  /**
   * Why no instrument can be begun under an id; empty if one can.
   *
   * @param known ids of the instruments that there are
   */
  public Optional<String> taken(String id, Collection<String> known) {
    Optional<String> other = known.stream().filter(k -> NewInstrument.isTaken(id, k)).findFirst();
    if (other.isPresent()) {
      return Optional.of("There is an instrument " + other.get() + ".");
    }
    if (drafts().orElseThrow().all().stream()
        .anyMatch(d -> d.instrument() != null && NewInstrument.isTaken(id, d.instrument()))) {
      return Optional.of("There is a draft of it already.");
    }
    List<String> files = new ArrayList<>(List.of(Sources.model(id)));
    for (PolicyFile file : PolicyFile.values()) {
      files.add(file.file(id));
    }
    return files.stream()
        .filter(file -> workspace != null && Files.exists(workspace.resolve(file)))
        .findFirst()
        .map(file -> "The workspace has a file " + file + ".");
  }

  /**
   * A draft of an instrument that there is not yet.
   *
   * @param services all that the vocabulary has
   * @throws TooManyDraftsException if as many or as large ones are kept as may be
   */
  public Draft begin(NewInstrument instrument, List<String> services, String note) {
    InstrumentTemplate template = InstrumentTemplate.of(instrument, services);
    return drafts().orElseThrow().create(instrument.id(), template.model(), note, template.files());
  }

  /**
   * What is wrong with a draft, and what it changes.
   *
   * @return a {@link DraftCheck}, JSON in UTF-8
   * @throws ModelException if it takes more than it may
   */
  public byte[] check(Draft draft) {
    return sandbox.ask(Task.CHECK, request(draft));
  }

  /**
   * What the register entry of a draft says.
   *
   * @return an {@link DraftRegister}, JSON in UTF-8
   * @throws ModelException {@link ModelException.Reason#INVALID} if the entry cannot be read
   */
  public byte[] register(Draft draft) {
    if (!draft.isOfAnInstrument()) {
      throw new NoInstrumentException("no register has an entry of it");
    }
    return sandbox.ask(Task.REGISTER, request(draft));
  }

  /**
   * The verdict by a draft alone.
   *
   * @param facts as the request has them, known to be facts of the vocabulary
   * @return a {@link dev.clausewise.decision.Decision}, JSON in UTF-8
   * @throws ModelException {@link ModelException.Reason#INVALID} if the draft is outside the policy
   *     profile
   */
  public byte[] evaluate(Draft draft, JsonNode facts, LocalDate asOf) {
    if (!draft.isOfAnInstrument()) {
      throw new NoInstrumentException("it makes no verdict of facts");
    }
    ObjectNode request = request(draft);
    request.set("facts", facts);
    request.put("asOf", asOf.toString());
    return sandbox.ask(Task.DECIDE, request);
  }

  /**
   * A use to decide by a draft.
   *
   * @param facts by RFC 8785
   */
  public record Use(String facts, LocalDate asOf) {}

  /**
   * What a draft alone makes of many uses.
   *
   * @return outcomes in their order; null for a use whose facts the vocabulary has not
   * @throws ModelException as {@link #evaluate} does
   */
  public List<String> outcomes(Draft draft, List<Use> uses) {
    ObjectNode request = request(draft);
    ArrayNode all = request.putArray("uses");
    for (Use use : uses) {
      all.addObject().put("facts", use.facts()).put("asOf", use.asOf().toString());
    }
    try {
      List<String> outcomes = new ArrayList<>();
      JSON.readTree(sandbox.ask(Task.OUTCOMES, request))
          .forEach(outcome -> outcomes.add(outcome.textValue()));
      return outcomes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What comes of many uses on a day with a draft in the place of its instrument, and the others as
   * they are in force.
   *
   * @param asked ids, that of its instrument among them; empty for all
   * @param uses facts by RFC 8785, all known to be of the vocabulary
   * @return in their order
   * @throws ModelException as {@link #evaluate} does, and {@link
   *     ModelException.Reason#NOT_PROVABLE} if another instrument has no diagram
   */
  public List<Among> among(Draft draft, List<String> asked, LocalDate asOf, List<String> uses) {
    ObjectNode request = request(draft);
    ArrayNode instruments = request.putArray("asked");
    asked.forEach(instruments::add);
    ArrayNode all = request.putArray("uses");
    uses.forEach(all::add);
    request.put("asOf", asOf.toString());
    try {
      return JSON.readerForListOf(Among.class).readValue(sandbox.ask(Task.AMONG, request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What changes from one version to another, at least one of them a draft; on any day if neither
   * has one.
   *
   * @return a {@link dev.clausewise.diagram.Difference}, JSON in UTF-8
   * @throws ModelException {@link ModelException.Reason#INVALID} if a draft is outside the policy
   *     profile, {@link ModelException.Reason#NOT_PROVABLE} if a version has no diagrams
   */
  public byte[] difference(String instrument, Version from, Version to) {
    ObjectNode request = JSON.createObjectNode();
    request.put("instrument", instrument);
    put(request.putObject("from"), from);
    put(request.putObject("to"), to);
    return sandbox.ask(Task.DIFFER, request);
  }

  private void put(ObjectNode json, Version version) {
    if (version.asOf() != null) {
      json.put("asOf", version.asOf().toString());
    }
    if (version.draft() != null) {
      json.put("model", version.draft().model());
      json.set("files", texts(version.draft()));
    }
  }

  /**
   * Writes a draft over the files of its instrument in the workspace, if there is one; it is in
   * force once the application is built from there.
   *
   * @throws ModelException {@link ModelException.Reason#INVALID} if an error is to be said of it
   */
  public Proposed propose(Draft draft) {
    if (!draft.isOfAnInstrument()) {
      throw new NoInstrumentException("it is not proposed");
    }
    String model = Sources.model(draft.instrument());
    Map<String, String> after = new LinkedHashMap<>();
    after.put(model, draft.model());
    ObjectNode request = request(draft);
    ArrayNode changes = request.putArray("changes");
    changes
        .addObject()
        .put("file", model)
        .put("before", workspace == null ? inForce(model) : standing(model))
        .put("after", draft.model());
    for (PolicyFile kind : PolicyFile.values()) {
      String text = draft.files().get(kind.key());
      if (text != null) {
        String file = kind.file(draft.instrument());
        String before = standing(kind, draft.instrument());
        after.put(file, text);
        changes
            .addObject()
            .put("file", file)
            .put("before", before.isEmpty() ? null : before)
            .put("after", text);
      }
    }
    try {
      String patch = JSON.readTree(sandbox.ask(Task.PROPOSE, request)).path("patch").textValue();
      if (workspace != null) {
        for (Map.Entry<String, String> file : after.entrySet()) {
          Path target = workspace.resolve(file.getKey());
          Files.createDirectories(target.getParent());
          Drafts.inPlace(target, file.getValue().getBytes(StandardCharsets.UTF_8));
        }
      }
      return new Proposed(model, List.copyOf(after.keySet()), workspace != null, patch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Null for a model that there is not yet. */
  private static String inForce(String file) {
    byte[] builtIn = PolicyTexts.builtIn(file);
    return builtIn == null ? null : new String(builtIn, StandardCharsets.UTF_8);
  }

  private ObjectNode request(Draft draft) {
    ObjectNode request = JSON.createObjectNode();
    request.put("instrument", draft.instrument());
    request.put("model", draft.model());
    request.set("files", texts(draft));
    return request;
  }

  /** What the draft is judged by: its own texts, else those of the workspace. */
  private ObjectNode texts(Draft draft) {
    ObjectNode texts = JSON.createObjectNode();
    if (!draft.isOfAnInstrument()) {
      return texts;
    }
    for (PolicyFile file : PolicyFile.values()) {
      String edited = draft.files().get(file.key());
      String text = edited == null ? standing(file.file(draft.instrument())) : edited;
      if (text != null) {
        texts.put(file.path(draft.instrument()), text);
      }
    }
    for (String path : PolicyTexts.SHARED) {
      String text = standing(PolicyFile.inCheckout(path));
      if (text != null) {
        texts.put(path, text);
      }
    }
    return texts;
  }

  /** The files beside the model of a draft: as it has them, else as they stand; by their keys. */
  public Map<String, String> files(Draft draft) {
    Map<String, String> files = new TreeMap<>();
    if (!draft.isOfAnInstrument()) {
      return files;
    }
    for (PolicyFile file : PolicyFile.values()) {
      String edited = draft.files().get(file.key());
      files.put(file.key(), edited == null ? standing(file, draft.instrument()) : edited);
    }
    return files;
  }

  /**
   * Those of some texts that are other than what stands.
   *
   * @param files by their keys
   */
  public Map<String, String> edited(String instrument, Map<String, String> files) {
    Map<String, String> edited = new TreeMap<>();
    for (PolicyFile file : PolicyFile.values()) {
      String text = files.get(file.key());
      if (text != null && !text.equals(standing(file, instrument))) {
        edited.put(file.key(), text);
      }
    }
    return edited;
  }

  /** Empty where there is none. */
  private String standing(PolicyFile file, String instrument) {
    String text = standing(file.file(instrument));
    if (text == null) {
      byte[] builtIn = PolicyTexts.builtIn(file.path(instrument));
      text = builtIn == null ? "" : new String(builtIn, StandardCharsets.UTF_8);
    }
    return text;
  }

  /** A file of the workspace; null if it has none, or there is no workspace. */
  private String standing(String file) {
    try {
      Path target = workspace == null ? null : workspace.resolve(file);
      return target != null && Files.exists(target) ? Files.readString(target) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
