package dev.clausewise.inventory;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A DMN model from a row's texts to facts: its input {@code row} is a context of them, its decision
 * {@code Facts} gives a context of the vocabulary, and {@code Labels}, if it is there, what the use
 * is called by.
 *
 * @param id of letters, digits and hyphens
 * @param version a digest of the model
 * @param shipped whether it came with the product, and does not change
 * @param model DMN XML
 */
@RegisterForReflection
public record Mapping(String id, String version, boolean shipped, String model) {
  public static final String ROW = "row";
  public static final String FACTS = "Facts";
  public static final String LABELS = "Labels";

  public static Mapping of(String id, boolean shipped, String model) {
    return new Mapping(id, version(model), shipped, model);
  }

  /** Whether it says what uses are called by. */
  boolean hasLabels() {
    return model.contains("name=\"" + LABELS + "\"");
  }

  static String version(String model) {
    try {
      return "sha256:"
          + HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(model.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
