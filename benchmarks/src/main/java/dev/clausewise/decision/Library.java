package dev.clausewise.decision;

import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Diagrams;
import dev.clausewise.engine.Drools;
import dev.clausewise.engine.Sources;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Services over libraries of any size, with and without what answers remember. */
public final class Library {
  private Library() {}

  /**
   * @param remembers whether what was said is said again from memory
   */
  public static DecisionService service(
      Vocabulary vocabulary, Diagrams diagrams, Drools drools, boolean remembers) {
    Register register = register(diagrams);
    return remembers
        ? new DecisionService(vocabulary, register, diagrams, drools, "sha256:benchmark")
        : new DecisionService(
            vocabulary, register, diagrams, drools, Clock.systemUTC(), 0, "sha256:benchmark");
  }

  /** Entries of copies are those of what they are copies of. */
  public static Register register(Diagrams diagrams) {
    return Register.load(
        diagrams.all().stream().map(Diagram::instrument).toList(),
        path -> {
          String original = path.replaceAll("-copy[0-9]+", "");
          String entry = new String(Sources.read(original), StandardCharsets.UTF_8);
          String id = path.substring("policies/".length(), path.length() - ".yaml".length());
          return original.equals(path)
              ? entry.getBytes(StandardCharsets.UTF_8)
              : entry
                  .replaceFirst("(?m)^id: \"([^\"]+)\"", "id: \"$1" + id.substring(id.indexOf("-copy")).toUpperCase() + "\"")
                  .getBytes(StandardCharsets.UTF_8);
        });
  }
}
