package dev.clausewise.workbench;

import dev.clausewise.engine.reading.ModelReader;
import dev.clausewise.engine.reading.ModelXml;
import dev.clausewise.engine.reading.UnsafeParts;
import dev.clausewise.workbench.ModelException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kie.dmn.model.api.Definitions;

/**
 * The texts of models from outside, read by the engine and judged on what it read. Only in the
 * process of a {@link ModelWorker}.
 */
final class ForeignModels {
  private ForeignModels() {}

  /**
   * @param texts the model first, then its imports
   * @return one a text
   * @throws ModelException {@link Reason#UNSAFE} if one would run more than FEEL, {@link
   *     Reason#INVALID} if one is not DMN, {@link Reason#LIMIT} if one is too large
   */
  static List<Definitions> read(List<String> texts) {
    List<Fault> unsafe = new ArrayList<>();
    List<Fault> invalid = new ArrayList<>();
    List<Fault> large = new ArrayList<>();
    List<Definitions> models = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      int source = i;
      Optional<ModelXml.Refusal> refusal = ModelXml.refusal(texts.get(i));
      if (refusal.isPresent()) {
        List<Fault> faults =
            switch (refusal.get().kind()) {
              case DOCTYPE, AMBIGUOUS -> unsafe;
              case TOO_LARGE -> large;
              case NOT_A_MODEL -> invalid;
            };
        String message = sentence(refusal.get().message()) + " " + refusal.get().help();
        faults.add(new Fault(i, null, message));
        continue;
      }
      Optional<Definitions> model = ModelReader.read(texts.get(i));
      if (model.isEmpty()) {
        invalid.add(new Fault(i, null, "The text does not follow the schema of DMN."));
        continue;
      }
      UnsafeParts.in(model.get())
          .forEach(p -> unsafe.add(new Fault(source, p.owner(), sentence(p.message()))));
      models.add(model.get());
    }
    refuse(
        unsafe, Reason.UNSAFE, "The model would run or read more than FEEL, and was not compiled.");
    refuse(large, Reason.LIMIT, "The model is too large.");
    refuse(invalid, Reason.INVALID, "The model cannot be read.");
    return models;
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
