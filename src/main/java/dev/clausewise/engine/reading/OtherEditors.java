package dev.clausewise.engine.reading;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.model.api.DMNElementReference;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionService;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.Expression;
import org.kie.dmn.model.api.FunctionItem;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.model.api.InformationItem;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.InputData;
import org.kie.dmn.model.api.Invocable;
import org.kie.dmn.model.api.ItemDefinition;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.NamedElement;
import org.kie.dmn.model.api.OutputClause;
import org.kie.dmn.model.api.UnaryTests;

/**
 * What editors other than KIE's leave out, or write in a way of their own, written as the engine
 * reads it. Only where there is no doubt what is meant: DMN lets the variable of a decision be left
 * out, {@code integer} is a number in every tool that has it, and FEEL is FEEL in whatever
 * spelling.
 */
public final class OtherEditors {
  private static final Set<String> NUMBERS =
      Set.of("integer", "int", "long", "short", "double", "float", "decimal");

  /** Types of FEEL that are written with capitals elsewhere. */
  private static final Set<String> SPELLED = Set.of("string", "boolean", "number", "date", "time");

  private static final Pattern FEEL =
      Pattern.compile(
          "(?:s-?)?feel|https?://(?:www\\.)?omg\\.org/spec/(?:feel(?:/.*)?|dmn/[0-9]+/(?:s-?)?feel(?:\\.\\w+)?/?)",
          Pattern.CASE_INSENSITIVE);

  private OtherEditors() {}

  /**
   * Changes a model that was just read.
   *
   * @return what was left out of it, and why
   */
  public static List<Shapes.Misfit> adapt(Definitions model) {
    Set<String> own =
        model.getItemDefinition().stream()
            .map(NamedElement::getName)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    if (isFeel(model.getExpressionLanguage())) {
      model.setExpressionLanguage(null);
    }
    List<DMNModelInstrumentedBase> elements = FeelTexts.below(model);
    for (DMNModelInstrumentedBase element : elements) {
      language(element);
      type(element, own);
    }
    for (DRGElement element : model.getDrgElement()) {
      variable(element, model, elements);
    }
    List<DRGElement> empty =
        model.getDrgElement().stream()
            .filter(e -> e instanceof DecisionService service && !hasOutput(service))
            .toList();
    model.getDrgElement().removeAll(empty);
    return empty.stream()
        .map(
            service ->
                new Shapes.Misfit(
                    service, null, "the decision service has no output decision and is left out"))
        .toList();
  }

  /** Trisotech writes services that get their decisions while they run. */
  private static boolean hasOutput(DecisionService service) {
    return service.getOutputDecision().stream()
        .map(DMNElementReference::getHref)
        .anyMatch(Objects::nonNull);
  }

  /** Whether a language is FEEL, however it is written; not for none. */
  public static boolean isFeel(String language) {
    return language != null
        && !language.equals(FEELDialect.BFEEL.getNamespace())
        && FEEL.matcher(language.strip()).matches();
  }

  private static void language(DMNModelInstrumentedBase element) {
    if (element instanceof LiteralExpression literal && isFeel(literal.getExpressionLanguage())) {
      literal.setExpressionLanguage(null);
    } else if (element instanceof DecisionRule rule) {
      for (UnaryTests cell : rule.getInputEntry()) {
        if (cell.getText() == null || cell.getText().isBlank()) {
          cell.setText("-"); // Camunda's editor leaves a cell empty that asks nothing
        }
      }
    }
  }

  private static void type(DMNModelInstrumentedBase element, Set<String> own) {
    if (element instanceof InformationItem item) {
      item.setTypeRef(feel(item.getTypeRef(), own));
    } else if (element instanceof ItemDefinition item) {
      item.setTypeRef(feel(item.getTypeRef(), own));
    } else if (element instanceof OutputClause clause) {
      clause.setTypeRef(feel(clause.getTypeRef(), own));
    } else if (element instanceof Expression expression && !(element instanceof UnaryTests)) {
      expression.setTypeRef(feel(expression.getTypeRef(), own));
    } else if (element instanceof FunctionItem function) {
      function.setOutputTypeRef(feel(function.getOutputTypeRef(), own));
    }
  }

  /**
   * @param own types that the model defines, whose names mean what it says
   */
  private static QName feel(QName type, Set<String> own) {
    if (type == null || own.contains(type.getLocalPart())) {
      return type;
    }
    String name = type.getLocalPart().toLowerCase(Locale.ROOT);
    String feel = NUMBERS.contains(name) ? "number" : SPELLED.contains(name) ? name : null;
    return feel == null || feel.equals(type.getLocalPart())
        ? type
        : new QName(type.getNamespaceURI(), feel, type.getPrefix());
  }

  private static void variable(
      DRGElement element, Definitions model, List<DMNModelInstrumentedBase> elements) {
    if (element.getName() == null) {
      return;
    }
    if (element instanceof InputData input && input.getVariable() == null) {
      input.setVariable(item(input, typeOf(input, elements), model));
    } else if (element instanceof Decision decision && decision.getVariable() == null) {
      decision.setVariable(item(decision, typeOf(decision.getExpression()), model));
    } else if (element instanceof Invocable invocable && invocable.getVariable() == null) {
      invocable.setVariable(item(invocable, null, model));
    }
  }

  private static InformationItem item(DRGElement of, QName type, Definitions model) {
    InformationItem item = item(model);
    item.setName(of.getName());
    item.setTypeRef(type);
    item.setParent(of);
    of.addChildren(item);
    return item;
  }

  private static InformationItem item(Definitions model) {
    if (model instanceof org.kie.dmn.model.v1_2.TDefinitions) {
      return new org.kie.dmn.model.v1_2.TInformationItem();
    } else if (model instanceof org.kie.dmn.model.v1_3.TDefinitions) {
      return new org.kie.dmn.model.v1_3.TInformationItem();
    } else if (model instanceof org.kie.dmn.model.v1_4.TDefinitions) {
      return new org.kie.dmn.model.v1_4.TInformationItem();
    } else if (model instanceof org.kie.dmn.model.v1_5.TDefinitions) {
      return new org.kie.dmn.model.v1_5.TInformationItem();
    }
    return new org.kie.dmn.model.v1_6.TInformationItem();
  }

  /** What an expression says that its value is; null if it does not. */
  private static QName typeOf(Expression expression) {
    if (!(expression instanceof DecisionTable table)) {
      return expression == null ? null : expression.getTypeRef();
    }
    boolean one =
        table.getOutput().size() == 1
            && table.getHitPolicy() != HitPolicy.COLLECT
            && table.getHitPolicy() != HitPolicy.RULE_ORDER
            && table.getHitPolicy() != HitPolicy.OUTPUT_ORDER;
    return one ? table.getOutput().get(0).getTypeRef() : null;
  }

  /** What all columns that are an input by itself say of its type; null if they do not agree. */
  private static QName typeOf(InputData input, List<DMNModelInstrumentedBase> elements) {
    List<QName> types =
        elements.stream()
            .filter(InputClause.class::isInstance)
            .map(clause -> ((InputClause) clause).getInputExpression())
            .filter(e -> e != null && e.getText() != null && e.getTypeRef() != null)
            .filter(e -> e.getText().strip().equals(input.getName()))
            .map(Expression::getTypeRef)
            .distinct()
            .toList();
    return types.size() == 1 ? types.get(0) : null;
  }
}
