package dev.clausewise.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.vocabulary.FactsException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Why a row is not answered.
 *
 * @param code of the problem, as everywhere
 * @param errors what is wrong with its facts, one by one
 */
@RegisterForReflection
public record RowProblem(
    String code, String detail, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors) {

  /** The file's fault. */
  public static final String UNREADABLE = "unreadable-file";

  /** The mapping's fault. */
  public static final String MAPPING = "mapping-fails";

  /**
   * @param pointer into the facts of the row
   */
  @RegisterForReflection
  public record Fault(String pointer, String code, String detail) {}

  /** What the vocabulary does not know. */
  static RowProblem of(FactsException e) {
    return new RowProblem(
        e.errors().get(0).code(),
        e.getMessage(),
        e.errors().stream().map(x -> new Fault(x.pointer(), x.code(), x.detail())).toList());
  }

  public static RowProblem of(String code, String detail) {
    return new RowProblem(code, detail, List.of());
  }
}
