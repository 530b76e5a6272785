package dev.clausewise.ledger;

import java.time.Instant;

/**
 * Which records are looked for.
 *
 * @param from first moment; null for any
 * @param to first moment that is too late; null for any
 * @param outcome null for any
 * @param instrument that had something to say; null for any
 * @param before id of the record that the page follows; null for the first page
 * @param limit records on a page
 */
public record Criteria(
    Instant from, Instant to, String outcome, String instrument, String before, int limit) {
  public static final int MOST = 1000;

  /** The page after the one that ends with that record. */
  public Criteria after(String id) {
    return new Criteria(from, to, outcome, instrument, id, limit);
  }

  /** The least id of that moment or later: ids are UUIDs of version 7 and begin with the time. */
  static String idAt(Instant moment) {
    long millis = Math.max(0, Math.min(moment.toEpochMilli(), (1L << 48) - 1));
    return String.format("%08x-%04x", millis >>> 16, millis & 0xffff);
  }
}
