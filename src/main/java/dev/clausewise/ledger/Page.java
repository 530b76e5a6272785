package dev.clausewise.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Some of the recorded decisions, newest first.
 *
 * @param next what to ask for to get the next page; null at the end
 */
@RegisterForReflection
public record Page(List<Row> records, @JsonInclude(JsonInclude.Include.NON_NULL) String next) {

  /**
   * One of them.
   *
   * @param instruments that had something to say
   */
  @RegisterForReflection
  public record Row(
      String id,
      String time,
      String asOf,
      String outcome,
      boolean determined,
      List<String> instruments,
      String by,
      String policyVersion,
      boolean factsErased) {}
}
