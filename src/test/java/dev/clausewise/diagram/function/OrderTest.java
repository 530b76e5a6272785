package dev.clausewise.diagram.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.clausewise.vocabulary.Constants;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {
  private static final Vocabulary VOCABULARY = Vocabulary.load();

  private static List<String> names() {
    List<String> names = new ArrayList<>(List.of(Fact.DAY));
    for (Fact fact : VOCABULARY.facts()) {
      if (fact.set()) {
        fact.allowedValues().forEach(member -> names.add(fact.name() + "=" + member));
      } else {
        names.add(fact.name());
      }
    }
    return names;
  }

  @Test
  void whatIsListedIsInTheVocabularyAndListedOnce() {
    List<String> listed = Order.listed();
    assertEquals(listed.size(), new HashSet<>(listed).size());
    assertTrue(names().containsAll(listed), () -> "unknown among " + listed);
  }

  @Test
  void whatIsNotListedComesLast() {
    Fact capability = VOCABULARY.fact("capability").orElseThrow();
    Variable newer = Variable.ofMember(capability, "not_listed");
    Variable last = Variable.ofMember(capability, "other");
    Variable first = Variable.of(Order.DAY, Partition.of(Order.DAY, Constants.NONE));
    assertEquals(List.of(first, last, newer), Order.tested(List.of(newer, last, first)));
  }
}
