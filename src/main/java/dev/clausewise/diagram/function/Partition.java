package dev.clausewise.diagram.function;

import dev.clausewise.vocabulary.Constants;
import dev.clausewise.vocabulary.Fact;
import dev.clausewise.vocabulary.FactType;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Subdivisions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values of one fact in finitely many cells, between which texts that compare with certain
 * constants cannot tell a difference; and the cells in classes, where some of them turned out to be
 * the same.
 */
public final class Partition {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final String COUNTRY = "[A-Z]{2}";
  private static final String PART = "[A-Z]{2}-[A-Z0-9]{1,3}";

  private final Fact fact;
  private final FactType type;
  private final Constants constants;

  /** Sorted constants of a number or a date; of any other type the values that have a cell each. */
  private final List<Object> marks;

  /** Where each of them is. */
  private final Map<Object, Integer> places = new HashMap<>();

  /** Named countries of a subdivision. */
  private final List<String> countries;

  private final List<Object> cells;
  private final int[] classOfCell;
  private final int[] firstCell;

  private Partition(
      Fact fact,
      FactType type,
      Constants constants,
      List<Object> marks,
      List<String> countries,
      List<Object> cells,
      int[] classOfCell) {
    this.fact = fact;
    this.type = type;
    this.constants = constants;
    this.marks = marks;
    this.countries = countries;
    this.cells = cells;
    this.classOfCell = classOfCell;
    for (int m = 0; m < marks.size(); m++) {
      places.put(marks.get(m), m);
    }
    int classes = 0;
    for (int k : classOfCell) {
      classes = Math.max(classes, k + 1);
    }
    this.firstCell = new int[classes];
    for (int c = cells.size() - 1; c >= 0; c--) {
      firstCell[classOfCell[c]] = c;
    }
  }

  /** Every cell a class of its own. */
  public static Partition of(Fact fact, Constants constants) {
    FactType type = fact.type();
    List<Object> marks =
        switch (type) {
          case ENUM ->
              List.copyOf(
                  fact.allowedValues().stream().filter(constants.strings()::contains).toList());
          case BOOLEAN -> List.of(Boolean.TRUE, Boolean.FALSE);
          case COUNTRY -> List.copyOf(countries(constants.strings()));
          case SUBDIVISION -> List.copyOf(shaped(constants.strings(), PART));
          case NUMBER -> numbers(fact, constants.numbers());
          case DATE -> starts(constants.dates());
        };
    List<String> countries =
        type == FactType.SUBDIVISION ? List.copyOf(countries(constants.strings())) : List.of();
    List<Object> cells = cells(fact, marks, countries);
    int[] own = new int[cells.size()];
    for (int c = 0; c < own.length; c++) {
      own[c] = c;
    }
    return new Partition(fact, type, constants, marks, countries, cells, own);
  }

  /** The two truth values of whether a set-valued fact has a member. */
  static Partition ofMember(Fact fact) {
    return new Partition(
        fact,
        FactType.BOOLEAN,
        Constants.NONE,
        List.of(Boolean.TRUE, Boolean.FALSE),
        List.of(),
        List.of(Boolean.TRUE, Boolean.FALSE),
        new int[] {0, 1});
  }

  /**
   * The same cells in other classes.
   *
   * @param classOfCell numbers from 0 on, none left out
   */
  public Partition inClasses(int[] classOfCell) {
    return new Partition(fact, type, constants, marks, countries, cells, classOfCell);
  }

  private static List<Object> cells(Fact fact, List<Object> marks, List<String> countries) {
    List<Object> cells = new ArrayList<>();
    switch (fact.type()) {
      case BOOLEAN, DATE -> cells.addAll(marks);
      case ENUM -> {
        cells.addAll(marks);
        fact.allowedValues().stream()
            .filter(v -> !marks.contains(v))
            .findFirst()
            .ifPresent(cells::add);
      }
      case COUNTRY -> {
        cells.addAll(marks);
        otherCountry(marks).ifPresent(cells::add);
      }
      case SUBDIVISION -> {
        cells.addAll(marks);
        countries.forEach(c -> cells.add(Subdivisions.unnamed(c, marks)));
        otherCountry(countries).ifPresent(c -> cells.add(Subdivisions.unnamed(c, marks)));
      }
      case NUMBER -> {
        BigDecimal last = fact.bounds().least();
        for (Object mark : marks) {
          BigDecimal edge = (BigDecimal) mark;
          if (edge.compareTo(fact.bounds().least()) > 0) {
            cells.add(cells.isEmpty() ? last : between(last, edge));
          }
          cells.add(edge);
          last = edge;
        }
        if (last.compareTo(fact.bounds().most()) < 0 || cells.isEmpty()) {
          cells.add(cells.isEmpty() ? last : between(last, fact.bounds().most()));
        }
      }
      default -> throw new IllegalStateException();
    }
    return List.copyOf(cells);
  }

  private static BigDecimal between(BigDecimal low, BigDecimal high) {
    return low.add(high).divide(TWO, MathContext.DECIMAL64);
  }

  private static Set<String> shaped(Collection<String> strings, String shape) {
    Set<String> found = new TreeSet<>();
    strings.stream().filter(s -> s.matches(shape)).forEach(found::add);
    return found;
  }

  /** Those that are named, and those of which a subdivision is. */
  private static Set<String> countries(Collection<String> strings) {
    Set<String> found = shaped(strings, COUNTRY);
    shaped(strings, PART).forEach(s -> found.add(s.substring(0, 2)));
    return found;
  }

  private static Optional<String> otherCountry(Collection<?> named) {
    List<String> all = new ArrayList<>(List.of(Locale.getISOCountries()));
    Collections.sort(all);
    return all.stream().filter(c -> !named.contains(c)).findFirst();
  }

  private static List<Object> numbers(Fact fact, Collection<BigDecimal> constants) {
    TreeSet<BigDecimal> edges = new TreeSet<>();
    for (BigDecimal n : constants) {
      if (n.compareTo(fact.bounds().least()) >= 0 && n.compareTo(fact.bounds().most()) <= 0) {
        edges.add(n);
      }
    }
    return List.copyOf(edges);
  }

  /** First days of the intervals that days and the days after them begin. */
  private static List<Object> starts(Collection<LocalDate> constants) {
    TreeSet<LocalDate> starts = new TreeSet<>(Set.of(FactsReader.FIRST_DAY));
    for (LocalDate d : constants) {
      if (!d.isBefore(FactsReader.FIRST_DAY) && d.isBefore(FactsReader.LAST_DAY)) {
        starts.add(d);
        starts.add(d.plusDays(1));
      }
    }
    return List.copyOf(starts);
  }

  public Fact fact() {
    return fact;
  }

  public Constants constants() {
    return constants;
  }

  /** Number of classes. */
  public int size() {
    return firstCell.length;
  }

  public int cellCount() {
    return cells.size();
  }

  public int[] classOfCell() {
    return classOfCell.clone();
  }

  /** A value of a cell. */
  public Object cell(int cell) {
    return cells.get(cell);
  }

  List<Object> cells() {
    return cells;
  }

  /** A value of a class. */
  public Object representative(int k) {
    return cells.get(firstCell[k]);
  }

  /**
   * Of days: the first of each run that is looked at as one, but for the run before all of them.
   */
  public List<LocalDate> turns() {
    List<LocalDate> turns = new ArrayList<>();
    for (int c = 1; c < marks.size(); c++) {
      if (classOfCell[c] != classOfCell[c - 1]) {
        turns.add((LocalDate) marks.get(c));
      }
    }
    return turns;
  }

  public int classOf(Object value) {
    return classOfCell[cellOf(value)];
  }

  /**
   * How many values of the vocabulary a class has; the number of its cells where there is no end.
   */
  int weight(int k) {
    int weight = 0;
    for (int c = 0; c < classOfCell.length; c++) {
      if (classOfCell[c] == k) {
        boolean others = type == FactType.ENUM && c == marks.size();
        weight += others ? fact.allowedValues().size() - marks.size() : 1;
      }
    }
    return weight;
  }

  private int cellOf(Object value) {
    return switch (type) {
      case BOOLEAN -> Boolean.TRUE.equals(value) ? 0 : 1;
      case ENUM, COUNTRY -> named(value);
      case SUBDIVISION -> {
        int named = named(value);
        int country =
            named < marks.size() ? 0 : countries.indexOf(((String) value).substring(0, 2));
        yield named + (country >= 0 ? country : countries.size());
      }
      case NUMBER -> {
        int below = fact.bounds().least().compareTo(first()) < 0 ? 1 : 0;
        for (int i = 0; i < marks.size(); i++) {
          int side = ((BigDecimal) value).compareTo((BigDecimal) marks.get(i));
          if (side <= 0) {
            yield below + 2 * i + (side < 0 ? -1 : 0);
          }
        }
        yield cells.size() - 1;
      }
      case DATE -> {
        int low = 0; // the last mark that is not after the day, or the first of all
        for (int high = marks.size(); high - low > 1; ) {
          int middle = (low + high) >>> 1;
          if (((LocalDate) value).isBefore((LocalDate) marks.get(middle))) {
            high = middle;
          } else {
            low = middle;
          }
        }
        yield low;
      }
    };
  }

  private BigDecimal first() {
    return marks.isEmpty() ? fact.bounds().least() : (BigDecimal) marks.get(0);
  }

  private int named(Object value) {
    return places.getOrDefault(value, marks.size());
  }
}
