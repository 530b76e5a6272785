package dev.clausewise.workbench;

import dev.clausewise.engine.reading.ModelReader;
import dev.clausewise.engine.reading.ModelXml;
import dev.clausewise.engine.reading.OtherEditors;
import dev.clausewise.engine.reading.Place;
import dev.clausewise.engine.reading.Shapes;
import dev.clausewise.engine.reading.UnsafeParts;
import dev.clausewise.workbench.ModelException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.Import;

/**
 * The texts of models from outside, read by the engine and judged on what it read. Only in the
 * process of a {@link ModelWorker}.
 */
final class ForeignModels {
  private final List<Fault> unsafe = new ArrayList<>();
  private final List<Fault> invalid = new ArrayList<>();
  private final List<Fault> large = new ArrayList<>();

  private ForeignModels() {}

  /**
   * What was read.
   *
   * @param models one for each text, but for what was sent twice; the model itself first
   * @param remarks on what is left out of them
   */
  record Read(List<Definitions> models, Places places, List<EngineMessages.Message> remarks) {}

  /**
   * @param texts the model first, then its imports
   * @throws ModelException {@link Reason#UNSAFE} if one would run more than FEEL, {@link
   *     Reason#INVALID} if one is not DMN, does not fit together or imports what is not there,
   *     {@link Reason#LIMIT} if one is too large
   */
  static Read read(List<String> texts) {
    return new ForeignModels().all(texts);
  }

  private Read all(List<String> texts) {
    Map<String, Integer> sent = new HashMap<>();
    List<Definitions> models = new ArrayList<>();
    List<Integer> sources = new ArrayList<>();
    List<EngineMessages.Message> remarks = new ArrayList<>();
    Places places = new Places(models, sources, texts);
    for (int i = 0; i < texts.size(); i++) {
      String text = withoutMark(texts.get(i));
      if (sent.putIfAbsent(text, i) == null) {
        int source = i;
        model(text, i)
            .ifPresent(
                model -> {
                  models.add(model);
                  sources.add(source);
                  UnsafeParts.in(model)
                      .forEach(
                          p ->
                              unsafe.add(
                                  new Fault(
                                      Fault.pointer(source),
                                      places.of(p.element()),
                                      sentence(p.message()))));
                });
      }
    }
    refuse(
        unsafe, Reason.UNSAFE, "The model would run or read more than FEEL, and was not compiled.");
    refuse(large, Reason.LIMIT, "The model is too large.");
    refuse(invalid, Reason.INVALID, "The model cannot be read.");
    for (int i = 0; i < models.size(); i++) {
      String pointer = Fault.pointer(sources.get(i));
      OtherEditors.adapt(models.get(i))
          .forEach(
              m ->
                  remarks.add(
                      new EngineMessages.Message(
                          "warning",
                          "left-out",
                          places.pointer(m.element()),
                          places.of(m.element()),
                          sentence(m.message()))));
      Shapes.of(models.get(i))
          .forEach(
              m ->
                  invalid.add(
                      new Fault(pointer, m.in(places.of(m.element())), sentence(m.message()))));
    }
    imports(models, sources, places);
    refuse(invalid, Reason.INVALID, "The model does not fit together.");
    return new Read(models, places, remarks);
  }

  /** Editors of Windows put a mark of the byte order before a text, which is none of it. */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private Optional<Definitions> model(String text, int source) {
    String pointer = Fault.pointer(source);
    Optional<ModelXml.Refusal> refusal = ModelXml.refusal(text);
    if (refusal.isPresent()) {
      List<Fault> faults =
          switch (refusal.get().kind()) {
            case DOCTYPE, AMBIGUOUS -> unsafe;
            case TOO_LARGE -> large;
            case NOT_A_MODEL -> invalid;
          };
      String message = sentence(refusal.get().message()) + " " + refusal.get().help();
      faults.add(new Fault(pointer, Place.NONE, message));
      return Optional.empty();
    }
    Optional<Definitions> model = ModelReader.read(text);
    if (model.isEmpty()) {
      invalid.add(new Fault(pointer, Place.NONE, "The text does not follow the schema of DMN."));
    }
    return model;
  }

  /** The engine takes the first of two models of one namespace and name, or neither. */
  private void imports(List<Definitions> models, List<Integer> sources, Places places) {
    Map<String, Integer> met = new HashMap<>();
    Set<String> namespaces = new LinkedHashSet<>();
    for (int i = 0; i < models.size(); i++) {
      Definitions model = models.get(i);
      namespaces.add(String.valueOf(model.getNamespace()));
      Integer other = met.putIfAbsent(model.getNamespace() + " " + model.getName(), i);
      if (other != null) {
        invalid.add(
            new Fault(
                Fault.pointer(sources.get(i)),
                Place.NONE,
                "This is another model with the name and namespace of "
                    + Fault.pointer(sources.get(other))
                    + ": "
                    + model.getName()
                    + ", "
                    + model.getNamespace()
                    + "."));
      }
    }
    for (int i = 0; i < models.size(); i++) {
      for (Import imported : models.get(i).getImport()) {
        String namespace = String.valueOf(imported.getNamespace());
        if (!namespaces.contains(namespace)) {
          invalid.add(
              new Fault(
                  Fault.pointer(sources.get(i)),
                  places.of(imported),
                  "The model imports one of the namespace "
                      + namespace
                      + ", which is not among imports. There are: "
                      + String.join(", ", namespaces)
                      + "."));
        }
      }
    }
  }

  private static void refuse(List<Fault> faults, Reason reason, String message) {
    if (!faults.isEmpty()) {
      throw new ModelException(reason, message, faults);
    }
  }

  private static String sentence(String message) {
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }
}
