package dev.clausewise.diagram;

import dev.clausewise.engine.Classes;
import dev.clausewise.engine.PolicyModel;
import dev.clausewise.vocabulary.Default;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.FactType;
import dev.clausewise.vocabulary.Facts;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The unknowns of use cases, as one model sees them, and use cases completed with values for them.
 */
final class Unknowns {
  private final PolicyModel model;
  private final Vocabulary vocabulary;
  private final Classes classes;

  /** Facts that are the country of another fact: name of the one to name of the other. */
  private final Map<String, String> subdivisions = new HashMap<>();

  Unknowns(PolicyModel model, Vocabulary vocabulary) {
    this.model = model;
    this.vocabulary = vocabulary;
    this.classes = new Classes(vocabulary, model);
    for (Fact fact : vocabulary.facts()) {
      if (fact.byDefault().orElse(null) instanceof Default.CountryOf rule) {
        subdivisions.put(fact.name(), rule.source());
      }
    }
  }

  Map<String, String> subdivisions() {
    return subdivisions;
  }

  /** Whether a variable takes the values of an enumerated fact. */
  boolean enumerated(Variable variable) {
    return variable.member() == null
        && vocabulary.fact(variable.fact()).orElseThrow().type() == FactType.ENUM;
  }

  /**
   * Unknown facts that the model looks at; a linked fact stands for the fact that it follows from.
   */
  List<Variable> variables(Facts facts) {
    Map<String, Fact> unknown = new LinkedHashMap<>();
    for (Fact fact : vocabulary.facts()) {
      if (!model.looksAt(fact.name()) || facts.known().containsKey(fact.name())) {
        continue;
      }
      Default rule = facts.linked().get(fact.name());
      String source = rule == null ? fact.name() : rule.source();
      unknown.put(source, vocabulary.fact(source).orElseThrow());
    }
    subdivisions.forEach(
        (country, part) -> {
          if (unknown.containsKey(part) && !facts.known().containsKey(country)) {
            unknown.put(country, vocabulary.fact(country).orElseThrow());
          }
        });
    List<Variable> variables = new ArrayList<>();
    for (Fact fact : unknown.values()) {
      if (fact.set()) {
        classes
            .namedMembers(fact)
            .forEach(m -> variables.add(new Variable(fact.name(), m, List.of(true, false))));
      } else {
        variables.add(new Variable(fact.name(), null, values(fact, facts)));
      }
    }
    return variables;
  }

  /** Representatives; of a subdivision of a known country, those that lie in it. */
  private List<Object> values(Fact fact, Facts facts) {
    List<Object> all = classes.of(fact.name());
    for (Map.Entry<String, String> pair : subdivisions.entrySet()) {
      if (pair.getValue().equals(fact.name())
          && facts.known().get(pair.getKey()) instanceof String country) {
        List<Object> within =
            new ArrayList<>(
                all.stream().filter(v -> ((String) v).startsWith(country + "-")).toList());
        within.add(Classes.unnamedPart(country));
        return within.stream().distinct().toList();
      }
    }
    return all;
  }

  /**
   * A value for every fact: known, assigned, following from those, or any where it cannot matter.
   */
  Map<String, Object> complete(Facts facts, Map<Variable, Object> assigned) {
    Map<String, Object> all = Classes.anything(vocabulary);
    all.putAll(facts.known());
    Map<String, List<Object>> sets = new HashMap<>();
    assigned.forEach(
        (variable, value) -> {
          if (variable.member() == null) {
            all.put(variable.fact(), value);
          } else {
            List<Object> members = sets.computeIfAbsent(variable.fact(), f -> new ArrayList<>());
            if (value.equals(true)) {
              members.add(variable.member());
            }
          }
        });
    sets.forEach(
        (name, members) -> {
          if (members.isEmpty()) {
            // No named member: then it is one that the model does not name. Which, makes no
            // difference.
            Fact fact = vocabulary.fact(name).orElseThrow();
            List<String> named = classes.namedMembers(fact);
            fact.allowedValues().stream()
                .filter(v -> !named.contains(v))
                .findFirst()
                .ifPresent(members::add);
          }
          all.put(name, List.copyOf(members));
        });
    facts.linked().forEach((name, rule) -> all.put(name, rule.from(all.get(rule.source()))));
    return all;
  }
}
