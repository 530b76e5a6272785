package dev.clausewise.workbench;

import dev.clausewise.engine.NoClasses;
import dev.clausewise.engine.reading.Place;
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
import org.kie.dmn.model.api.BusinessKnowledgeModel;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionService;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.Import;

/**
 * A model and what it imports, compiled, on a runtime of their own that is lenient as DMN
 * prescribes. Types are checked, as the compatibility kit of DMN expects.
 *
 * @param texts that were compiled, the model first
 * @param runtime for evaluating {@code model}
 * @param all the models as far as they could be compiled at all
 * @param places of their elements
 * @param remarks on what is left out of them
 */
record CompiledModels(
    List<String> texts,
    DMNRuntimeImpl runtime,
    DMNModel model,
    List<DMNModel> all,
    Places places,
    List<EngineMessages.Message> remarks) {

  /**
   * @param texts the model first, then its imports in any order
   * @throws ModelException {@link ModelException.Reason#UNSAFE} if one would run more than FEEL,
   *     {@link ModelException.Reason#INVALID} if one is not DMN
   */
  static CompiledModels of(List<String> texts) {
    ForeignModels.Read read = ForeignModels.read(texts);
    List<DMNModel> compiled;
    try {
      compiled = compiled(read.models());
    } catch (RuntimeException | LinkageError e) {
      throw failed(texts, e);
    }
    Definitions main = read.models().get(0);
    DMNModel model =
        compiled.stream().filter(m -> m.getDefinitions() == main).findFirst().orElseThrow();
    DMNRuntimeImpl runtime = new DMNRuntimeImpl(new Models(compiled));
    return new CompiledModels(texts, runtime, model, compiled, read.places(), read.remarks());
  }

  private static List<DMNModel> compiled(List<Definitions> models) {
    List<Definitions> waiting = new ArrayList<>(models);
    DMNCompilerImpl compiler = new DMNCompilerImpl(configuration());
    List<DMNModel> compiled = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Definitions next = next(waiting);
      waiting.remove(next);
      compiled.add(compiler.compile(next, compiled, null, location -> null));
    }
    return compiled;
  }

  /**
   * The engine throws on some models without saying where. So the model is compiled again with the
   * logic of one element after the other alone, until that throws too.
   */
  private static ModelException failed(List<String> texts, Throwable thrown) {
    List<Fault> faults = new ArrayList<>();
    int elements = ForeignModels.read(texts).models().get(0).getDrgElement().size();
    for (int i = 0; i < elements && faults.isEmpty(); i++) {
      List<Definitions> models = ForeignModels.read(texts).models();
      List<DRGElement> drg = models.get(0).getDrgElement();
      DRGElement alone = drg.get(i);
      if (!hasLogic(alone)) {
        continue;
      }
      drg.stream().filter(e -> e != alone).forEach(CompiledModels::empty);
      try {
        compiled(models);
      } catch (RuntimeException | LinkageError e) {
        faults.add(
            new Fault(
                Fault.pointer(0),
                Place.of(alone),
                "The engine cannot compile the logic of this element, and does not say why."));
      }
    }
    return new ModelException(
        ModelException.Reason.INVALID, "The engine cannot compile the model.", faults, thrown);
  }

  private static boolean hasLogic(DRGElement element) {
    return element instanceof Decision decision && decision.getExpression() != null
        || element instanceof BusinessKnowledgeModel model && model.getEncapsulatedLogic() != null
        || element instanceof DecisionService;
  }

  private static void empty(DRGElement element) {
    if (element instanceof Decision decision) {
      decision.setExpression(null);
    } else if (element instanceof BusinessKnowledgeModel model) {
      model.setEncapsulatedLogic(null);
    }
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
