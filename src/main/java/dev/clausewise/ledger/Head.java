package dev.clausewise.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The head of a log.
 *
 * @param number by which its tiles are asked for
 * @param origin its name
 * @param key that its checkpoints are verified with, as C2SP's signed-note writes it
 * @param checkpoint signed note
 */
@RegisterForReflection
public record Head(int number, String origin, String key, long size, String checkpoint) {
  static Head of(Log log) {
    return new Head(log.id(), log.origin(), log.key(), log.size(), log.checkpoint());
  }
}
