package dev.clausewise.diagram.prove;

import dev.clausewise.engine.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * What changes between two days or two versions of an instrument.
 *
 * @param changed strictest new outcome first
 * @param sharePercent share (0 to 100) of the possible combinations of classes of the facts that
 *     either version looks at whose outcome changes
 */
@RegisterForReflection
public record Difference(List<Change> changed, double sharePercent) {

  /**
   * The use cases that go from one outcome to another.
   *
   * @param share (0 to 1) of the combinations
   * @param witness one of them, with no more facts than it takes
   */
  @RegisterForReflection
  public record Change(Outcome from, Outcome to, double share, Witness witness) {}

  @RegisterForReflection
  public record Witness(Map<String, Object> facts) {}
}
