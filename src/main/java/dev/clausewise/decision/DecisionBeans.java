package dev.clausewise.decision;

import dev.clausewise.diagram.Diagram;
import dev.clausewise.diagram.Diagrams;
import dev.clausewise.engine.Drools;
import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Vocabulary;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * What answers as beans. The service is made at start, so that a diagram that is stale or damaged,
 * or a register that does not fit it, stops the start.
 */
final class DecisionBeans {
  @Produces
  @Singleton
  Diagrams diagrams(Vocabulary vocabulary) {
    return Diagrams.load(vocabulary);
  }

  @Produces
  @Singleton
  Register register(Diagrams diagrams) {
    return Register.load(diagrams.all().stream().map(Diagram::instrument).toList());
  }

  @Produces
  @Singleton
  @Startup
  DecisionService decisions(
      Vocabulary vocabulary, Register register, Diagrams diagrams, Drools drools) {
    return new DecisionService(vocabulary, register, diagrams, drools, Clock.systemUTC());
  }

  @Produces
  @Singleton
  CounterfactualService counterfactuals(
      Vocabulary vocabulary, Register register, Diagrams diagrams, Drools drools) {
    return new CounterfactualService(vocabulary, register, diagrams, drools);
  }

  @Produces
  @Singleton
  InForce inForce(Vocabulary vocabulary, Register register, Diagrams diagrams, Drools drools) {
    return new InForce(vocabulary, register, diagrams, drools);
  }
}
