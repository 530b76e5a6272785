package dev.clausewise.vocabulary;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An entry of {@code vocabulary.yaml}: how one fact is asked for.
 *
 * @param values what belongs to each value; null where the type is described at another fact
 * @param within of a fact that takes names of cities, the fact that says in which subdivision
 * @param cities likewise, by value; null for every other fact
 */
@RegisterForReflection
record Asked(
    String question,
    String unit,
    @JsonProperty("default") DefaultEntry entry,
    Map<String, String> values,
    String within,
    Map<String, CityEntry> cities) {

  Optional<Default> byDefault() {
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.countryOf() != null) {
      return Optional.of(new Default.CountryOf(entry.countryOf()));
    }
    return Optional.of(
        entry.sameAs() != null
            ? new Default.SameAs(entry.sameAs())
            : new Default.TrueIf(entry.trueIf().fact(), entry.trueIf().value()));
  }

  /**
   * @param allowed values of the fact: one for each city, and {@link Cities#OTHER}
   */
  Optional<Cities> cities(String name, List<String> allowed) {
    if (cities == null) {
      return Optional.empty();
    }
    Set<String> all = new HashSet<>(cities.keySet());
    all.add(Cities.OTHER);
    if (!all.equals(Set.copyOf(allowed))) {
      throw new IllegalStateException(
          "the values of " + name + " are " + allowed + ", and vocabulary.yaml has cities " + all);
    }
    return Optional.of(
        new Cities(
            within, cities.entrySet().stream().map(e -> e.getValue().city(e.getKey())).toList()));
  }

  @RegisterForReflection
  record DefaultEntry(
      @JsonProperty("same_as") String sameAs,
      @JsonProperty("true_if") Equal trueIf,
      @JsonProperty("country_of") String countryOf) {}

  @RegisterForReflection
  record Equal(String fact, String value) {}

  @RegisterForReflection
  record CityEntry(
      String name,
      String subdivision,
      List<String> only,
      List<String> shared,
      List<String> unlike) {
    City city(String value) {
      return new City(value, name, subdivision, listed(only), listed(shared), listed(unlike));
    }

    private static List<String> listed(List<String> names) {
      return names == null ? List.of() : List.copyOf(names);
    }
  }
}
