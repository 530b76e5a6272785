package dev.clausewise.engine.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of FEEL that the policy profile is: facts compared with constants, and such comparisons
 * joined. Its value changes nowhere but at the constants, which stand in it as they are compared:
 * texts for being equal, numbers and days for their order too, members of sets for being contained.
 * Anything else is named, however harmless it looks, so that no constant goes unseen.
 */
final class ProfileGrammar {
  /** What does not belong to the profile. */
  private static final class Foreign extends Exception {
    Foreign(String what) {
      super(what, null, false, false);
    }
  }

  private static final Pattern FACT = Pattern.compile("\\bfacts\\s*\\.\\s*(\\w+)");
  private static final Pattern STRING = Pattern.compile("\"([^\"\\\\]*)\"");

  private final String source;
  private final List<ProfileToken> tokens;
  private final Map<String, FactKind> facts;
  private final FactKind column;
  private int at;

  private ProfileGrammar(
      String text, Collection<String> decisions, Map<String, FactKind> facts, FactKind column) {
    this.source = text;
    this.facts = facts;
    this.column = column;
    this.tokens = ProfileToken.of(text, decisions);
  }

  /**
   * The first thing in a text that is not of the profile; empty if nothing is.
   *
   * @param text of a cell or a derived fact; every quote in it ends where it seems to
   * @param decisions names of derived facts that it may use
   * @param facts by name
   * @param column what the tests of a cell are about; null if that is not known
   */
  static Optional<String> foreign(
      String text, Collection<String> decisions, Map<String, FactKind> facts, FactKind column) {
    ProfileGrammar grammar = new ProfileGrammar(text, decisions, facts, column);
    try {
      do {
        grammar.either();
      } while (grammar.accept(","));
      return grammar.at < grammar.tokens.size()
          ? Optional.of(grammar.peek(0).text())
          : Optional.empty();
    } catch (Foreign foreign) {
      return Optional.of(foreign.getMessage());
    }
  }

  /** What a derived fact is made of; empty if its text is not of the profile. */
  static Optional<Truth> truth(
      String text, Collection<String> decisions, Map<String, FactKind> facts) {
    ProfileGrammar grammar = new ProfileGrammar(text, decisions, facts, FactKind.TRUTH);
    try {
      Truth truth = grammar.either();
      return grammar.at < grammar.tokens.size() ? Optional.empty() : Optional.of(truth);
    } catch (Foreign foreign) {
      return Optional.empty();
    }
  }

  private Truth either() throws Foreign {
    List<Truth> parts = new ArrayList<>();
    do {
      parts.add(both());
    } while (accept("or"));
    return parts.size() == 1 ? parts.get(0) : new Truth.Either(parts);
  }

  private Truth both() throws Foreign {
    List<Truth> parts = new ArrayList<>();
    do {
      parts.add(truth());
    } while (accept("and"));
    return parts.size() == 1 ? parts.get(0) : new Truth.Both(parts);
  }

  /** Something true or false: a test, a comparison, a derived fact, or such in brackets. */
  private Truth truth() throws Foreign {
    int begin = at;
    Truth found;
    if (accept("not")) {
      expect("(");
      List<Truth> parts = new ArrayList<>();
      do {
        parts.add(either());
      } while (accept(","));
      expect(")");
      found = parts.size() == 1 ? new Truth.Not(parts.get(0)) : read(begin);
    } else if (isRange()) {
      range(column);
      return read(begin);
    } else if (accept("(")) {
      found = either();
      expect(")");
    } else if (accept("list contains")) {
      contained();
      found = read(begin);
    } else if (peek(0).kind() == ProfileToken.Kind.EVERY) {
      every();
      found = read(begin);
    } else if (peek(0).isOperator()) {
      test(column);
      return read(begin);
    } else if (peek(0).isSubject()) {
      compared();
      return read(begin);
    } else if (peek(0).isConstant()) {
      constantFirst();
      return read(begin);
    } else if (peek(0).kind() == ProfileToken.Kind.DECISION) {
      found = new Truth.Decided(peek(0).text());
      at++;
    } else {
      throw foreign();
    }
    if (!peek(0).isEquality()) {
      return found;
    }
    boolean equal = peek(0).is("=");
    at++;
    Truth same = new Truth.Same(found, truth());
    return equal ? same : new Truth.Not(same);
  }

  /** The test that the tokens from one to here are. */
  private Truth.Test read(int begin) {
    String text = source.substring(tokens.get(begin).start(), tokens.get(at - 1).end());
    String bare = STRING.matcher(text).replaceAll(" ");
    Matcher fact = FACT.matcher(bare);
    boolean names = fact.find();
    boolean day = tokens.subList(begin, at).stream().anyMatch(t -> t.is("asOf"));
    return new Truth.Test(
        text,
        names ? fact.group(1) : day ? PolicyTable.AS_OF : null,
        STRING.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet()),
        tokens.get(begin).kind() == ProfileToken.Kind.EVERY);
  }

  private void every() throws Foreign {
    Matcher fact = FACT.matcher(peek(0).text());
    if (!fact.find() || facts.get(fact.group(1)) != FactKind.SET) {
      throw foreign();
    }
    at++;
  }

  private void contained() throws Foreign {
    expect("(");
    if (peek(0).kind() != ProfileToken.Kind.FACT || kind(peek(0)) != FactKind.SET) {
      throw foreign();
    }
    at++;
    expect(",");
    if (peek(0).kind() != ProfileToken.Kind.TEXT) {
      throw foreign();
    }
    at++;
    expect(")");
  }

  /** A fact, by itself or beside what it is compared with. */
  private void compared() throws Foreign {
    FactKind kind = subject();
    if (peek(0).isOperator()) {
      test(kind);
    } else if (accept("in")) {
      among(kind);
    } else if (kind != null && kind != FactKind.TRUTH && isBetween()) {
      throw new Foreign(peek(-1).text() + " by itself, which is " + FactKind.TRUTH.isNot());
    }
  }

  /** Whether a part of the text ends here: what else stands here is named by itself. */
  private boolean isBetween() {
    return peek(0) == ProfileToken.END
        || peek(0).is(")")
        || peek(0).is(",")
        || peek(0).is("and")
        || peek(0).is("or");
  }

  private FactKind subject() throws Foreign {
    FactKind kind = kind(peek(0));
    if (kind == FactKind.SET) {
      throw new Foreign(peek(0).text() + " as one value, which is a set");
    }
    at++;
    return kind;
  }

  /** Null for a fact that there is not, which is told by itself. */
  private FactKind kind(ProfileToken subject) {
    return subject.kind() == ProfileToken.Kind.FACT
        ? facts.get(subject.text().substring(subject.text().indexOf('.') + 1))
        : subject.is("?") ? column : FactKind.DAY;
  }

  private void constantFirst() throws Foreign {
    ProfileToken constant = peek(0);
    at++;
    if (peek(0).isOperator()) {
      inOrder(peek(0), constant);
      at++;
      if (!peek(0).isSubject()) {
        throw foreign();
      }
      comparable(constant, subject());
    } else {
      comparable(constant, column);
    }
  }

  private void among(FactKind kind) throws Foreign {
    if (isRange()) {
      range(kind);
    } else if (peek(0).isOperator()) {
      test(kind);
    } else {
      String closing = peek(0).is("[") ? "]" : ")";
      if (!accept("[")) {
        expect("(");
      }
      do {
        element(kind);
      } while (accept(","));
      expect(closing);
    }
  }

  private void element(FactKind kind) throws Foreign {
    if (isRange()) {
      range(kind);
    } else if (peek(0).isOperator()) {
      test(kind);
    } else {
      constant(kind);
    }
  }

  private void test(FactKind kind) throws Foreign {
    ProfileToken operator = peek(0);
    at++;
    inOrder(operator, peek(0));
    constant(kind);
  }

  private void inOrder(ProfileToken operator, ProfileToken constant) throws Foreign {
    if (operator.isOrder() && constant.isConstant() && !constant.isOrdered()) {
      throw new Foreign("an order of " + constant.text());
    }
  }

  private boolean isRange() {
    return (peek(0).is("[") || peek(0).is("(") || peek(0).is("]")) && peek(2).is("..");
  }

  private void range(FactKind kind) throws Foreign {
    at++;
    ProfileToken least = peek(0);
    constant(kind);
    expect("..");
    ProfileToken most = peek(0);
    constant(kind);
    if (!least.isOrdered() || !most.isOrdered()) {
      throw new Foreign("an order of " + (least.isOrdered() ? most : least).text());
    }
    if (least.kind() != most.kind()) {
      throw new Foreign("a range of " + least.text() + " to " + most.text());
    }
    if (most.isBefore(least)) {
      throw new Foreign("a range that ends before it begins, " + least.text() + ".." + most.text());
    }
    if (!accept("]") && !accept(")")) {
      expect("[");
    }
  }

  private void constant(FactKind kind) throws Foreign {
    if (!peek(0).isConstant()) {
      throw foreign();
    }
    comparable(peek(0), kind);
    at++;
  }

  /** The engine takes some constants of another kind for unequal, and stops at others. */
  private static void comparable(ProfileToken constant, FactKind kind) throws Foreign {
    if (kind != null && constant.of() != kind) {
      throw new Foreign(constant.text() + ", which is " + kind.isNot());
    }
  }

  private ProfileToken peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : ProfileToken.END;
  }

  private boolean accept(String mark) {
    if (!peek(0).is(mark)) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(String mark) throws Foreign {
    if (!accept(mark)) {
      throw foreign();
    }
  }

  private Foreign foreign() {
    return new Foreign(peek(0).text());
  }
}
