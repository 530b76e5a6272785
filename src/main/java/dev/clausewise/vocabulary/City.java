package dev.clausewise.vocabulary;

import java.util.ArrayList;
import java.util.List;

/**
 * A city that instruments may know.
 *
 * @param value of the vocabulary
 * @param name as people write it, without the state
 * @param subdivision ISO 3166-2, such as {@code US-OR}
 * @param only names that mean this city and no other
 * @param shared names that other places have too
 * @param unlike names of other cities that contain one of its own
 */
public record City(
    String value,
    String name,
    String subdivision,
    List<String> only,
    List<String> shared,
    List<String> unlike) {

  /** With its state: {@code Portland, OR}. */
  public String label() {
    return inState(name);
  }

  /** Texts that are read as this city whatever else is said; the first is {@link #label}. */
  public List<String> spellings() {
    List<String> all = new ArrayList<>(List.of(label()));
    all.addAll(only);
    shared.stream().filter(n -> !n.equals(name)).map(this::inState).forEach(all::add);
    return List.copyOf(all);
  }

  String country() {
    return subdivision.substring(0, 2);
  }

  private String inState(String place) {
    return place + ", " + subdivision.substring(3);
  }
}
