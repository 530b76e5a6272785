package dev.clausewise.engine.lint.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kie.dmn.model.api.Artifact;
import org.kie.dmn.model.api.AuthorityRequirement;
import org.kie.dmn.model.api.DMNElement;
import org.kie.dmn.model.api.DMNElementReference;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Import;
import org.kie.dmn.model.api.InformationItem;
import org.kie.dmn.model.api.InformationRequirement;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.InputData;
import org.kie.dmn.model.api.ItemDefinition;
import org.kie.dmn.model.api.KnowledgeSource;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.OutputClause;
import org.kie.dmn.model.api.RuleAnnotation;
import org.kie.dmn.model.api.RuleAnnotationClause;
import org.kie.dmn.model.api.UnaryTests;

/**
 * The elements of DMN that the policy profile has. Anything else, of this version of DMN or a later
 * one, is not of the profile until it is listed here.
 */
final class ProfileElements {
  private static final String VOCABULARY = "https://clausewise.dev/dmn/vocabulary";

  private static final List<Class<?>> KNOWN =
      List.of(
          Artifact.class,
          AuthorityRequirement.class,
          DMNElement.ExtensionElements.class,
          DMNElementReference.class,
          Decision.class,
          DecisionRule.class,
          DecisionTable.class,
          Import.class,
          InformationItem.class,
          InformationRequirement.class,
          InputClause.class,
          InputData.class,
          ItemDefinition.class,
          KnowledgeSource.class,
          LiteralExpression.class,
          OutputClause.class,
          RuleAnnotation.class,
          RuleAnnotationClause.class,
          UnaryTests.class);

  /** By class, because a model has thousands of elements of a few classes. */
  private static final ClassValue<Boolean> OF_THE_PROFILE =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          boolean drawing = type.getPackageName().endsWith(".dmndi");
          return drawing || KNOWN.stream().anyMatch(known -> known.isAssignableFrom(type));
        }
      };

  private ProfileElements() {}

  /**
   * The elements below one, in the order of the model. What is not of the profile is among them,
   * and what is below that is not.
   */
  static List<DMNModelInstrumentedBase> in(DMNModelInstrumentedBase element) {
    List<DMNModelInstrumentedBase> elements = new ArrayList<>();
    collect(element, elements);
    return elements;
  }

  private static void collect(
      DMNModelInstrumentedBase element, List<DMNModelInstrumentedBase> elements) {
    for (DMNModelInstrumentedBase child : element.getChildren()) {
      elements.add(child);
      if (!isOtherExpression(child) && foreign(child).isEmpty()) {
        collect(child, elements);
      }
    }
  }

  /** Whether an element is what a decision says otherwise than by an expression or a table. */
  static boolean isOtherExpression(DMNModelInstrumentedBase element) {
    return element.getParent() instanceof Decision decision
        && element == decision.getExpression()
        && !(element instanceof LiteralExpression)
        && !(element instanceof DecisionTable);
  }

  /** What an element is, if it is not of the profile; empty if it is. */
  static Optional<String> foreign(DMNModelInstrumentedBase element) {
    if (element instanceof Import imported && !VOCABULARY.equals(imported.getNamespace())) {
      return Optional.of("a model other than the vocabulary is imported");
    }
    if (OF_THE_PROFILE.get(element.getClass())) {
      return Optional.empty();
    }
    String name = element.getClass().getSimpleName();
    return Optional.of("there is an element " + name.substring(1));
  }
}
