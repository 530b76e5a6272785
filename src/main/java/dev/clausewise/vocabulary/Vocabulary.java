package dev.clausewise.vocabulary;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The facts, in the order in which they are shown. Types, allowed values and meanings are read from
 * {@code vocabulary.dmn}, where policy analysts and the engine have them from; questions, units and
 * defaults from {@code vocabulary.yaml}.
 */
public final class Vocabulary {
  private static final Pattern LITERALS =
      Pattern.compile("\\s*\"[^\"]*\"(\\s*,\\s*\"[^\"]*\")*\\s*");
  private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern RANGE =
      Pattern.compile("\\s*\\[\\s*(-?[0-9.]+)\\s*\\.\\.\\s*(-?[0-9.]+)\\s*]\\s*");
  private static final Map<String, FactType> BY_TYPE_NAME =
      Map.of("tCountry", FactType.COUNTRY, "tSubdivision", FactType.SUBDIVISION);

  private final Map<String, Fact> facts;

  private Vocabulary(Map<String, Fact> facts) {
    this.facts = facts;
  }

  /** Reads {@code dmn/vocabulary.dmn} and {@code vocabulary.yaml} from the class path. */
  public static Vocabulary load() {
    ClassLoader loader = Vocabulary.class.getClassLoader();
    try (InputStream dmn = loader.getResourceAsStream("dmn/vocabulary.dmn");
        InputStream yaml = loader.getResourceAsStream("vocabulary.yaml")) {
      if (dmn == null || yaml == null) {
        throw new IllegalStateException(
            "dmn/vocabulary.dmn or vocabulary.yaml is not on the class path");
      }
      return read(dmn, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The vocabulary of other files than those that come with the application. */
  public static Vocabulary read(InputStream dmn, InputStream yaml) throws IOException {
    Map<String, Asked> asked =
        ExactJson.yaml().readValue(yaml, new TypeReference<LinkedHashMap<String, Asked>>() {});
    Element definitions = parse(dmn);
    Map<String, Element> types = new HashMap<>();
    for (Element type : children(definitions, "itemDefinition")) {
      types.put(type.getAttribute("name"), type);
    }
    Element all = types.get("tFacts");
    if (all == null) {
      throw new IllegalStateException("vocabulary.dmn has no type tFacts");
    }
    Map<String, Fact> facts = new LinkedHashMap<>();
    Map<String, Map<String, String>> described = new HashMap<>();
    for (Element component : children(all, "itemComponent")) {
      String name = component.getAttribute("name");
      Asked how = asked.remove(name);
      if (how == null || how.question() == null) {
        throw new IllegalStateException("vocabulary.yaml has no question for " + name);
      }
      facts.put(name, fact(name, component, types, how, described));
    }
    if (!asked.isEmpty()) {
      throw new IllegalStateException(
          "vocabulary.yaml names facts that vocabulary.dmn lacks: " + asked.keySet());
    }
    facts.values().stream()
        .flatMap(f -> f.byDefault().stream())
        .forEach(
            d -> {
              Fact source = facts.get(d.source());
              if (source == null || source.byDefault().isPresent()) {
                throw new IllegalStateException("no default can follow from " + d.source());
              }
            });
    facts.values().stream()
        .flatMap(f -> f.cities().stream())
        .forEach(
            c -> {
              Fact within = facts.get(c.within());
              if (within == null || within.type() != FactType.SUBDIVISION) {
                throw new IllegalStateException("no city can be within " + c.within());
              }
            });
    return new Vocabulary(facts);
  }

  /**
   * @param described by type, what earlier facts say of its values
   */
  private static Fact fact(
      String name,
      Element component,
      Map<String, Element> types,
      Asked how,
      Map<String, Map<String, String>> described) {
    String typeName = text(component, "typeRef");
    Element type = types.get(typeName);
    boolean set = type != null && "true".equals(type.getAttribute("isCollection"));
    if (set) {
      typeName = text(type, "typeRef");
      type = types.get(typeName);
    }
    String base = type == null ? typeName : text(type, "typeRef");
    String allowed =
        type == null
            ? ""
            : children(type, "allowedValues").stream()
                .map(v -> text(v, "text"))
                .findFirst()
                .orElse("");
    FactType kind =
        switch (base) {
          case "boolean" -> FactType.BOOLEAN;
          case "number" -> FactType.NUMBER;
          case "date" -> FactType.DATE;
          case "string" -> BY_TYPE_NAME.getOrDefault(typeName, FactType.ENUM);
          default ->
              throw new IllegalStateException(
                  "fact " + name + " has a type that no fact may have: " + base);
        };
    List<String> values = kind == FactType.ENUM ? literals(name, allowed) : List.of();
    Fact.Bounds bounds = kind == FactType.NUMBER ? bounds(name, allowed) : null;
    return new Fact(
        name,
        kind,
        set,
        values,
        bounds,
        text(component, "description"),
        how.question(),
        how.unit(),
        how.byDefault(),
        kind == FactType.ENUM ? described(name, typeName, values, how, described) : Map.of(),
        how.cities(name, values));
  }

  /** What belongs to each value: said where a type is used first, and of all of them. */
  private static Map<String, String> described(
      String name,
      String typeName,
      List<String> values,
      Asked how,
      Map<String, Map<String, String>> described) {
    if (how.values() != null && described.put(typeName, how.values()) != null) {
      throw new IllegalStateException(
          "vocabulary.yaml describes the values of " + typeName + " twice, at " + name);
    }
    Map<String, String> words = described.getOrDefault(typeName, Map.of());
    Set<String> missing = new TreeSet<>(values);
    missing.removeAll(words.keySet());
    Set<String> foreign = new TreeSet<>(words.keySet());
    values.forEach(foreign::remove);
    if (!missing.isEmpty() || !foreign.isEmpty()) {
      throw new IllegalStateException(
          "vocabulary.yaml must describe the values of "
              + name
              + " and no others: without words "
              + missing
              + ", words without a value "
              + foreign);
    }
    Map<String, String> inOrder = new LinkedHashMap<>();
    values.forEach(v -> inOrder.put(v, words.get(v)));
    return Collections.unmodifiableMap(inOrder);
  }

  private static List<String> literals(String name, String text) {
    if (!LITERALS.matcher(text).matches()) {
      throw new IllegalStateException(
          "fact " + name + " needs a list of allowed values in vocabulary.dmn");
    }
    List<String> values = new ArrayList<>();
    Matcher m = LITERAL.matcher(text);
    while (m.find()) {
      values.add(m.group(1));
    }
    return List.copyOf(values);
  }

  private static Fact.Bounds bounds(String name, String text) {
    Matcher m = RANGE.matcher(text);
    if (!m.matches()) {
      throw new IllegalStateException(
          "number " + name + " needs an interval of allowed values in vocabulary.dmn");
    }
    return new Fact.Bounds(new BigDecimal(m.group(1)), new BigDecimal(m.group(2)));
  }

  /** Every fact, in the order in which it is shown. */
  public Collection<Fact> facts() {
    return facts.values();
  }

  public Optional<Fact> fact(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  private static Element parse(InputStream xml) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(xml).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("vocabulary.dmn cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<Element> children(Element parent, String localName) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && localName.equals(element.getLocalName())) {
        found.add(element);
      }
    }
    return found;
  }

  private static String text(Element parent, String localName) {
    return children(parent, localName).stream()
        .map(Element::getTextContent)
        .map(String::strip)
        .findFirst()
        .orElse("");
  }
}
