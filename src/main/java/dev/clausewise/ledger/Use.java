package dev.clausewise.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * A recorded use, to decide it otherwise.
 *
 * @param facts by RFC 8785; null if they were erased
 * @param instruments that the request named; empty for all
 */
public record Use(String id, String asOf, String outcome, List<String> instruments, String facts) {

  static Use of(Entry.Read entry, String facts) {
    List<String> asked = new ArrayList<>();
    entry.json().path("instruments").forEach(i -> asked.add(i.asText()));
    return new Use(
        entry.id(), entry.string("asOf"), entry.string("outcome"), List.copyOf(asked), facts);
  }
}
