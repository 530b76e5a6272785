package dev.clausewise.workbench;

import dev.clausewise.engine.reading.ModelXml;
import dev.clausewise.engine.reading.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.Definitions;

/** Where in the texts that were sent the elements of models stand. */
final class Places {
  private final List<Definitions> models;
  private final List<Integer> sources;
  private final List<String> texts;
  private final Map<Integer, Map<String, Integer>> columns = new HashMap<>();

  /**
   * @param models as they were read
   * @param sources which text each was read from: 0 for the model, 1 and up for the imports
   * @param texts that were sent
   */
  Places(List<Definitions> models, List<Integer> sources, List<String> texts) {
    this.models = models;
    this.sources = sources;
    this.texts = texts;
  }

  /** JSON pointer to the text that an element stands in; the model's if that cannot be told. */
  String pointer(DMNModelInstrumentedBase element) {
    return Fault.pointer(Math.max(0, source(element)));
  }

  /** Of an element; null for none in particular. */
  Place of(DMNModelInstrumentedBase element) {
    Place place = Place.of(element);
    int source = source(element);
    if (place.line() == null || source < 0) {
      return place;
    }
    Integer column =
        columns
            .computeIfAbsent(source, s -> ModelXml.columns(texts.get(s)))
            .get(place.line() + " " + place.id());
    return column == null
        ? place
        : new Place(place.decision(), place.id(), place.row(), place.cell(), place.line(), column);
  }

  private int source(DMNModelInstrumentedBase element) {
    DMNModelInstrumentedBase top = element;
    while (top != null && top.getParent() != null) {
      top = top.getParent();
    }
    for (int i = 0; i < models.size(); i++) {
      if (models.get(i) == top) {
        return sources.get(i);
      }
    }
    return -1;
  }
}
