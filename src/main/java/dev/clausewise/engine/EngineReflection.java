package dev.clausewise.engine;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.kie.kogito.dmn.rest.KogitoDMNDecisionResult;
import org.kie.kogito.dmn.rest.KogitoDMNMessage;
import org.kie.kogito.dmn.rest.KogitoDMNResult;

/**
 * What Kogito's generated endpoints write as JSON, for a native executable. What KIE and XStream
 * look up by name is listed in {@code META-INF/native-image}.
 */
@RegisterForReflection(
    targets = {KogitoDMNResult.class, KogitoDMNDecisionResult.class, KogitoDMNMessage.class})
final class EngineReflection {
  private EngineReflection() {}
}
