package dev.clausewise.engine;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import org.kie.kogito.dmn.AbstractDecisionModels;

/**
 * Keeps Kogito's models from being parsed at every start: the bean that it generates asks for that,
 * and answers come from diagrams. Works while the application is built; nothing of it runs later.
 */
public final class LazyModels implements BuildCompatibleExtension {

  @Enhancement(types = AbstractDecisionModels.class, withSubtypes = true)
  public void whenFirstAsked(ClassConfig models) {
    models.removeAnnotation(annotation -> annotation.name().equals(Startup.class.getName()));
  }
}
