package dev.clausewise.decision;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/**
 * Ids of decisions (UUID version 7). Made when the first decision is, not with the service: a
 * native executable holds that ready from its build, and every start of it would draw the same ids.
 */
final class Ids {
  private static final TimeBasedEpochRandomGenerator GENERATOR =
      Generators.timeBasedEpochRandomGenerator();

  private Ids() {}

  static UUID next() {
    return GENERATOR.generate();
  }
}
