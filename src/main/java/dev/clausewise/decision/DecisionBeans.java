package dev.clausewise.decision;

import dev.clausewise.engine.Judge;
import dev.clausewise.engine.PolicyModels;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Vocabulary;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * The service as a bean, made at start so that a register that does not fit the models stops the
 * start.
 */
final class DecisionBeans {
  @Produces
  @Singleton
  @Startup
  DecisionService decisions(
      Vocabulary vocabulary, Register register, PolicyModels models, Judge judge) {
    return new DecisionService(vocabulary, register, models, judge, Clock.systemUTC());
  }
}
