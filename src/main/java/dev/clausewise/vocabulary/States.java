package dev.clausewise.vocabulary;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The states of the U.S. and its capital's district, by their codes and names in lower case. */
final class States {
  static final String COUNTRY = "US";

  private static final String NAMES =
      "al alabama,ak alaska,az arizona,ar arkansas,ca california,co colorado,ct connecticut,"
          + "de delaware,dc district of columbia,fl florida,ga georgia,hi hawaii,id idaho,"
          + "il illinois,in indiana,ia iowa,ks kansas,ky kentucky,la louisiana,me maine,"
          + "md maryland,ma massachusetts,mi michigan,mn minnesota,ms mississippi,mo missouri,"
          + "mt montana,ne nebraska,nv nevada,nh new hampshire,nj new jersey,nm new mexico,"
          + "ny new york,nc north carolina,nd north dakota,oh ohio,ok oklahoma,or oregon,"
          + "pa pennsylvania,ri rhode island,sc south carolina,sd south dakota,tn tennessee,"
          + "tx texas,ut utah,vt vermont,va virginia,wa washington,wv west virginia,"
          + "wi wisconsin,wy wyoming";

  private static final Map<String, String> SUBDIVISIONS = new HashMap<>();
  private static final Map<String, String> NAME_OF = new HashMap<>();

  static {
    for (String state : NAMES.split(",")) {
      String code = state.substring(0, 2);
      String name = state.substring(3);
      String subdivision = COUNTRY + "-" + code.toUpperCase(Locale.ROOT);
      SUBDIVISIONS.put(code, subdivision);
      SUBDIVISIONS.put(name, subdivision);
      NAME_OF.put(subdivision, name);
    }
  }

  /** So that West Virginia is found before Virginia. */
  private static final List<String> LONGEST_FIRST =
      SUBDIVISIONS.keySet().stream()
          .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s))
          .toList();

  private States() {}

  /** The subdivision that a code or a name stands for. */
  static Optional<String> subdivision(String word) {
    return Optional.ofNullable(SUBDIVISIONS.get(word));
  }

  /** The code or name that a text of several words ends in. */
  static Optional<String> atTheEnd(String text) {
    return LONGEST_FIRST.stream().filter(s -> text.endsWith(" " + s)).findFirst();
  }

  /** ISO 3166-2. */
  static Set<String> codes() {
    return NAME_OF.keySet();
  }

  /** Name of a state in lower case; nothing for what is none. */
  static Optional<String> name(String subdivision) {
    return Optional.ofNullable(NAME_OF.get(subdivision));
  }
}
