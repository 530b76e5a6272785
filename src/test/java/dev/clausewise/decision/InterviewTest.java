package dev.clausewise.decision;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.Cases;
import dev.clausewise.Policies;
import dev.clausewise.engine.Outcome;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Facts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How many questions an interview takes, against asking in the order of the vocabulary. */
class InterviewTest {
  private static final List<String> ORDER =
      Policies.VOCABULARY.facts().stream().map(Fact::name).toList();

  /** Answers of the case where it has one, else one at random. */
  private static Object answer(
      UseCase useCase, String name, Map<String, Object> drawn, Random random) {
    Object stated = Policies.READER.read(useCase.facts()).known().get(name);
    if (stated != null) {
      return stated;
    }
    Fact fact = Policies.VOCABULARY.fact(name).orElseThrow();
    return drawn.computeIfAbsent(
        name,
        n ->
            switch (fact.type()) {
              case ENUM -> {
                Object one = fact.allowedValues().get(random.nextInt(fact.allowedValues().size()));
                yield fact.set() ? List.of(one) : one;
              }
              case BOOLEAN -> random.nextBoolean();
              case NUMBER -> fact.bounds().least();
              case DATE -> LocalDate.of(2020, 1, 1);
              case COUNTRY -> "US";
              case SUBDIVISION -> "US-TX";
            });
  }

  /** Questions until the outcome is determined. */
  private static int ask(
      UseCase useCase,
      List<String> instruments,
      Map<String, Object> drawn,
      Random random,
      Function<Interview, String> next) {
    LocalDate asOf = LocalDate.parse(useCase.asOf());
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    Facts facts = Policies.READER.read(nothing);
    Interview now = Policies.SERVICE.interview(facts, asOf, instruments, Set.of());
    Set<String> asked = new HashSet<>();
    while (!now.determined()) {
      String name = next.apply(now);
      assertTrue(asked.add(name), () -> useCase.id() + " is asked twice for " + name);
      Set<Outcome> before = Set.copyOf(now.possibleOutcomes());
      facts = facts.with(name, answer(useCase, name, drawn, random));
      now = Policies.SERVICE.interview(facts, asOf, instruments, Set.of());
      assertTrue(before.containsAll(now.possibleOutcomes()), useCase.id());
    }
    return asked.size();
  }

  @Test
  void theNextQuestionIsBetterThanTheOrderOfTheVocabulary() {
    Random random = new Random(17);
    int interviews = 0;
    int ours = 0;
    int open = 0;
    for (UseCase useCase : Cases.given()) {
      List<List<String>> asked = new ArrayList<>();
      useCase.expected().keySet().forEach(id -> asked.add(List.of(id)));
      asked.add(List.of());
      for (List<String> instruments : asked) {
        Map<String, Object> drawn = new HashMap<>();
        interviews++;
        ours += ask(useCase, instruments, drawn, random, i -> i.nextQuestion().fact());
        open +=
            ask(
                useCase,
                instruments,
                drawn,
                random,
                i -> ORDER.stream().filter(i.openFacts()::contains).findFirst().orElseThrow());
      }
    }
    System.out.printf(
        "interviews: %d from nothing known; %.2f questions each, %.2f by the order of the vocabulary among open facts%n",
        interviews, (double) ours / interviews, (double) open / interviews);
    assertTrue(ours < open);
  }
}
