package dev.clausewise.vocabulary;

/**
 * What a fact stands for when a request leaves it out. A fact without a default is then unknown.
 */
public sealed interface Default {

  /** The fact whose value decides. */
  String source();

  /** The value that follows from the value of the source. */
  Object from(Object sourceValue);

  /** How a reader is told. */
  String inWords();

  /** The same value as another fact's. */
  record SameAs(String source) implements Default {
    @Override
    public Object from(Object sourceValue) {
      return sourceValue;
    }

    @Override
    public String inWords() {
      return "the same as " + source;
    }
  }

  /** True if another fact has one value, false if it has any other. */
  record TrueIf(String source, String value) implements Default {
    @Override
    public Object from(Object sourceValue) {
      return value.equals(sourceValue);
    }

    @Override
    public String inWords() {
      return "true if " + source + " is " + value + ", otherwise false";
    }
  }

  /**
   * The country that a subdivision is part of: a fact of geography, so it holds even where the
   * country is said to be unknown.
   */
  record CountryOf(String source) implements Default {
    @Override
    public Object from(Object sourceValue) {
      return ((String) sourceValue).substring(0, 2);
    }

    @Override
    public String inWords() {
      return "the country of " + source + " if that is known, otherwise unknown";
    }
  }
}
