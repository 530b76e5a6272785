package dev.clausewise;

import dev.clausewise.decision.ArchiveOf;
import dev.clausewise.diagram.Diagrams;
import dev.clausewise.diagram.FileOf;
import dev.clausewise.engine.Sources;
import dev.clausewise.register.Instrument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The policies with one model changed, compiled and archived as a build would.
 *
 * @param version as answers name it
 */
public record OtherPolicies(String version, byte[] archive) {

  /** With one text for another in a model, wherever it stands. */
  public static OtherPolicies laterBy(String instrument, String text, String other)
      throws IOException {
    Map<String, byte[]> changed = new HashMap<>();
    Function<String, byte[]> files =
        path -> changed.containsKey(path) ? changed.get(path) : Sources.read(path);
    String path = Sources.model(instrument);
    String model = new String(Sources.read(path), StandardCharsets.UTF_8).replace(text, other);
    changed.put(path, model.getBytes(StandardCharsets.UTF_8));
    Instrument entry = Policies.REGISTER.instrument(instrument).orElseThrow();
    changed.put(
        Diagrams.file(instrument),
        FileOf.diagram(
            Policies.diagram(Policies.model(model), entry),
            Sources.digest(Sources.of(List.of(instrument)), files)));
    String version = "sha256:" + Sources.digest(Sources.of(Diagrams.instruments(files)), files);
    return new OtherPolicies(version, ArchiveOf.files(files));
  }
}
