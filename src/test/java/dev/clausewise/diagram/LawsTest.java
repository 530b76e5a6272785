package dev.clausewise.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LawsTest {
  @Property(tries = 10)
  void x(@ForAll int i) {
    assertEquals(i, i);
  }
}
