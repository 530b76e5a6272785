package dev.clausewise.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.engine.Sources;
import dev.clausewise.vocabulary.ExactJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
   * What is wrong with a draft, and what it changes.
   *
   * @return a {@link DraftCheck}, JSON in UTF-8
   * @throws ModelException if it takes more than it may
   */
  public byte[] check(Draft draft) {
    return sandbox.ask(Task.CHECK, request(draft));
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

  private static void put(ObjectNode json, Version version) {
    if (version.asOf() != null) {
      json.put("asOf", version.asOf().toString());
    }
    if (version.draft() != null) {
      json.put("model", version.draft().model());
    }
  }

  /**
   * Writes a draft over the model of its instrument in the workspace, if there is one; it is in
   * force once the application is built from there.
   *
   * @throws ModelException {@link ModelException.Reason#INVALID} if an error is to be said of it
   */
  public Proposed propose(Draft draft) {
    String file = Sources.model(draft.instrument());
    try {
      Path target = workspace == null ? null : workspace.resolve(file);
      String before = target == null ? inForce(file) : standing(target);
      ObjectNode request = request(draft);
      request.put("file", file);
      request.put("before", before);
      String patch = JSON.readTree(sandbox.ask(Task.PROPOSE, request)).path("patch").textValue();
      if (target != null) {
        Files.createDirectories(target.getParent());
        Drafts.inPlace(target, draft.model().getBytes(StandardCharsets.UTF_8));
      }
      return new Proposed(file, target != null, patch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String standing(Path target) throws IOException {
    return Files.exists(target) ? Files.readString(target) : null;
  }

  private static String inForce(String file) {
    return new String(Sources.read(file), StandardCharsets.UTF_8);
  }

  private static ObjectNode request(Draft draft) {
    ObjectNode request = JSON.createObjectNode();
    request.put("instrument", draft.instrument());
    request.put("model", draft.model());
    return request;
  }
}
