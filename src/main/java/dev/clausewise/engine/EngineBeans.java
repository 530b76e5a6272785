package dev.clausewise.engine;

import dev.clausewise.register.Register;
import dev.clausewise.vocabulary.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Field;
import org.drools.ruleunits.api.RuleUnit;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.kogito.config.ConfigBean;
import org.kie.kogito.config.StaticConfigBean;
import org.kie.kogito.decision.DecisionModels;
import org.kie.kogito.dmn.AbstractDecisionModels;

/** What Kogito generated, as the beans that the rest is built from. */
@RegisterForReflection(targets = AbstractDecisionModels.class)
final class EngineBeans {

  @Produces
  @Singleton
  ConfigBean config() {
    return new StaticConfigBean();
  }

  @Produces
  @Singleton
  Vocabulary vocabulary() {
    return Vocabulary.load();
  }

  @Produces
  @Singleton
  Drools drools(
      Instance<DecisionModels> generated, Instance<RuleUnit<Verdicts>> rules, Register register) {
    return new Drools(
        () -> new PolicyModels(runtime(generated.get())), () -> new Judge(rules.get()), register);
  }

  /**
   * The runtime behind the generated endpoints. Kogito keeps it in a private field and offers
   * neither a way to it nor an option to make it strict; with a runtime of our own the generated
   * endpoints would stay lenient and every model be parsed twice.
   */
  private static DMNRuntime runtime(DecisionModels generated) {
    try {
      generated.getClass(); // its class initialiser loads the models
      generated.toString(); // a client proxy: makes sure that the bean behind it exists
      Field field = AbstractDecisionModels.class.getDeclaredField("dmnRuntime");
      field.setAccessible(true);
      if (field.get(null) instanceof DMNRuntime runtime) {
        return runtime;
      }
      throw new IllegalStateException("the generated decision models have no runtime");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the generated decision models cannot be made strict", e);
    }
  }
}
