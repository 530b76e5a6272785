package dev.clausewise.workbench;

import dev.clausewise.engine.NoClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.compiler.DMNCompilerConfigurationImpl;
import org.kie.dmn.core.compiler.DMNCompilerImpl;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.impl.DMNRuntimeImpl;
import org.kie.dmn.core.impl.DMNRuntimeKB;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.Import;

/**
 * A model and what it imports, compiled, on a runtime of their own that is lenient as DMN
 * prescribes. Types are checked, as the compatibility kit of DMN expects.
 *
 * @param texts that were compiled, the model first
 * @param runtime for evaluating {@code model}
 * @param all the models as far as they could be compiled at all
 */
record CompiledModels(
    List<String> texts, DMNRuntimeImpl runtime, DMNModel model, List<DMNModel> all) {

  /**
   * @param texts the model first, then its imports in any order
   * @throws ModelException {@link ModelException.Reason#UNSAFE} if one would run more than FEEL,
   *     {@link ModelException.Reason#INVALID} if one is not DMN
   */
  static CompiledModels of(List<String> texts) {
    List<Definitions> waiting = new ArrayList<>(ForeignModels.read(texts));
    Definitions main = waiting.get(0);
    DMNCompilerImpl compiler = new DMNCompilerImpl(configuration());
    List<DMNModel> compiled = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Definitions next = next(waiting);
      waiting.remove(next);
      DMNModel model = compiler.compile(next, compiled, null, location -> null);
      compiled.add(model);
    }
    DMNModel model =
        compiled.stream().filter(m -> m.getDefinitions() == main).findFirst().orElseThrow();
    return new CompiledModels(texts, new DMNRuntimeImpl(new Models(compiled)), model, compiled);
  }

  private static DMNCompilerConfigurationImpl configuration() {
    DMNCompilerConfigurationImpl configuration = new DMNCompilerConfigurationImpl();
    RuntimeTypeCheckOption check = new RuntimeTypeCheckOption(true);
    configuration.setProperty(check.getPropertyName(), String.valueOf(check.isRuntimeTypeCheck()));
    configuration.setRootClassLoader(NoClasses.INSTANCE);
    return configuration;
  }

  /** One that imports nothing that is still waiting; any if they import each other. */
  private static Definitions next(List<Definitions> waiting) {
    Set<String> namespaces =
        waiting.stream().map(Definitions::getNamespace).collect(Collectors.toSet());
    return waiting.stream()
        .filter(
            d ->
                d.getImport().stream()
                    .map(Import::getNamespace)
                    .noneMatch(n -> namespaces.contains(n) && !n.equals(d.getNamespace())))
        .findFirst()
        .orElse(waiting.get(0));
  }

  private record Models(List<DMNModel> models) implements DMNRuntimeKB {
    @Override
    public List<DMNModel> getModels() {
      return models;
    }

    @Override
    public DMNModel getModel(String namespace, String name) {
      return models.stream()
          .filter(m -> m.getNamespace().equals(namespace) && m.getName().equals(name))
          .findFirst()
          .orElse(null);
    }

    @Override
    public DMNModel getModelById(String namespace, String id) {
      return models.stream()
          .filter(m -> m.getNamespace().equals(namespace) && id.equals(m.getDefinitions().getId()))
          .findFirst()
          .orElse(null);
    }

    @Override
    public List<DMNProfile> getProfiles() {
      return List.of();
    }

    @Override
    public List<DMNRuntimeEventListener> getListeners() {
      return List.of();
    }

    @Override
    public ClassLoader getRootClassLoader() {
      return NoClasses.INSTANCE;
    }

    @Override
    public InternalKnowledgeBase getInternalKnowledgeBase() {
      throw new UnsupportedOperationException();
    }
  }
}
