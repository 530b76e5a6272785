package dev.clausewise.engine.reading;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The text of a model read as XML, with nothing resolved, loaded or kept. It is the first thing
 * that happens to a model from outside: what could mean one thing to a reader and another to the
 * engine is refused here, and so is what is too large to be read by it. What the model says is
 * judged afterwards, on what the engine made of it.
 */
public final class ModelXml {
  private static final Pattern DMN =
      Pattern.compile("https?://www\\.omg\\.org/spec/DMN/[0-9]+/MODEL/");

  /** The only version of DMN whose namespace is that of no other document here. */
  private static final String DMN_1_1 = "http://www.omg.org/spec/DMN/20151101/dmn.xsd";

  /** Far deeper than any model; what recurses over elements stays within a small stack. */
  private static final int DEEPEST = 200;

  private static final int MOST_ELEMENTS = 50_000;

  /** Characters. The engine's lexer takes the square of it where a comment is never closed. */
  private static final int LONGEST_TEXT = 64 * 1024;

  /**
   * The engine's reader, which reads any Java object, takes these for instructions to itself: which
   * class an element is of, and which element it is another copy of.
   */
  private static final Set<String> READERS_OWN =
      Set.of("class", "reference", "id-reference", "resolves-to", "defined-in", "serialization");

  private static final Set<String> EXPRESSIONS =
      Set.of(
          "literalExpression",
          "decisionTable",
          "context",
          "functionDefinition",
          "invocation",
          "relation",
          "list",
          "conditional",
          "for",
          "filter",
          "some",
          "every");

  private static final Set<String> WITH_ONE_EXPRESSION =
      Set.of(
          "decision",
          "encapsulatedLogic",
          "functionDefinition",
          "contextEntry",
          "binding",
          "invocation",
          "if",
          "then",
          "else",
          "in",
          "return",
          "match",
          "satisfies");

  private ModelXml() {}

  /** Why a text is not read. */
  public enum Kind {
    /** A document type declaration, which can read files and exhaust memory. */
    DOCTYPE,
    /** A part that a reader and the engine would read differently, or that is for neither. */
    AMBIGUOUS,
    /** More than may be read. */
    TOO_LARGE,
    /** Not XML, or no DMN model. */
    NOT_A_MODEL
  }

  /**
   * Why a text is not read.
   *
   * @param message what is wrong, with line and column where there are any
   * @param help what to do
   */
  public record Refusal(Kind kind, String message, String help) {}

  /** Empty for a text that the engine may be given. */
  public static Optional<Refusal> refusal(String xml) {
    Reading reading = new Reading();
    try {
      XMLReader reader = reader();
      reader.setContentHandler(reading);
      reader.setErrorHandler(reading);
      reader.parse(new InputSource(new StringReader(xml)));
      return Optional.empty();
    } catch (Refused e) {
      return Optional.of(e.refusal);
    } catch (SAXParseException e) {
      String where = where(e.getLineNumber(), e.getColumnNumber());
      // The parser has no code for it; the word stands in its message in every language.
      if (String.valueOf(e.getMessage()).contains("DOCTYPE")) {
        return Optional.of(
            new Refusal(
                Kind.DOCTYPE,
                "the model has a document type declaration" + where,
                "Take it out; DMN needs none."));
      }
      return Optional.of(
          new Refusal(
              Kind.NOT_A_MODEL, "the text is not XML" + where, "Export it from a DMN editor."));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      return Optional.of(
          new Refusal(Kind.NOT_A_MODEL, "the text is not XML", "Export it from a DMN editor."));
    }
  }

  /**
   * Where the first tags of elements end, by the line and the id of the element, or of the nearest
   * around it that has one: {@code "12 _decision"}. Of two on one line, the first.
   *
   * @param xml that is not refused
   */
  public static Map<String, Integer> columns(String xml) {
    Map<String, Integer> columns = new HashMap<>();
    Deque<String> ids = new ArrayDeque<>();
    DefaultHandler handler =
        new DefaultHandler() {
          private Locator locator;

          @Override
          public void setDocumentLocator(Locator locator) {
            this.locator = locator;
          }

          @Override
          public void startElement(String uri, String name, String qualified, Attributes a) {
            ids.push(a.getValue("id") == null ? String.valueOf(ids.peek()) : a.getValue("id"));
            columns.putIfAbsent(
                locator.getLineNumber() + " " + ids.peek(), locator.getColumnNumber());
          }

          @Override
          public void endElement(String uri, String name, String qualified) {
            ids.pop();
          }
        };
    try {
      XMLReader reader = reader();
      reader.setContentHandler(handler);
      reader.parse(new InputSource(new StringReader(xml)));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      return Map.of(); // of what is no XML nothing has a place
    }
    return columns;
  }

  static XMLReader reader() throws ParserConfigurationException, SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newSAXParser().getXMLReader();
  }

  private static String where(int line, int column) {
    return line < 0 ? "" : " at line " + line + ", column " + column;
  }

  private static final class Refused extends SAXException {
    private final transient Refusal refusal;

    Refused(Refusal refusal) {
      this.refusal = refusal;
    }
  }

  /** An element that has begun and not ended. */
  private static final class Open {
    private final String name;
    private boolean text;
    private boolean expression;
    private int characters;

    Open(String name) {
      this.name = name;
    }
  }

  private static final class Reading extends DefaultHandler {
    private final Deque<Open> open = new ArrayDeque<>();
    private Locator locator;
    private boolean namesDmn;
    private boolean namesDmn11;
    private int elements;

    /** How deep below an element whose content the engine skips; 0 for not at all. */
    private int skipped;

    @Override
    public void setDocumentLocator(Locator locator) {
      this.locator = locator;
    }

    /**
     * A namespace of DMN is the root's own or declared at it: the engine goes by the declarations,
     * and some tools leave the elements in a namespace of theirs.
     */
    @Override
    public void startPrefixMapping(String prefix, String uri) {
      if (open.isEmpty()) {
        namesDmn |= DMN.matcher(uri).matches();
        namesDmn11 |= uri.equals(DMN_1_1);
      }
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes)
        throws Refused {
      elements++;
      if (elements > MOST_ELEMENTS) {
        throw refused(
            Kind.TOO_LARGE, "there are more than " + MOST_ELEMENTS + " elements", SMALLER);
      }
      if (open.size() >= DEEPEST) {
        throw refused(
            Kind.NOT_A_MODEL, "elements are nested more than " + DEEPEST + " deep", SMALLER);
      }
      if (open.isEmpty()) {
        root(name);
      }
      if (skipped > 0) {
        skipped++;
      } else {
        element(name, attributes);
        skipped = name.equals("extensionElements") ? 1 : 0;
      }
      open.push(new Open(name));
    }

    private void root(String name) throws Refused {
      if (name.equals("definitions") && !namesDmn && namesDmn11) {
        throw refused(
            Kind.NOT_A_MODEL, "the model is DMN 1.1", "Save it as DMN 1.2 or newer in an editor.");
      }
      if (!name.equals("definitions") || !namesDmn) {
        throw refused(
            Kind.NOT_A_MODEL,
            "the text is not a DMN model",
            "Export it from a DMN editor, DMN 1.2 or newer.");
      }
    }

    private void element(String name, Attributes attributes) throws Refused {
      if (name.indexOf('.') >= 0) {
        throw ambiguous("an element has a dot in its name, which none of DMN has");
      }
      for (int i = 0; i < attributes.getLength(); i++) {
        String attribute = attributes.getLocalName(i);
        if (attributes.getURI(i).isEmpty() && READERS_OWN.contains(attribute)) {
          throw ambiguous("the attribute " + attribute + " of " + name + " is none of DMN");
        }
      }
      Open parent = open.peek();
      if (parent == null) {
        return;
      }
      if (parent.name.equals("text")) {
        throw ambiguous("a text has the element " + name + " in it");
      }
      if (name.equals("text")) {
        if (parent.text) {
          throw ambiguous("the element " + parent.name + " has two texts");
        }
        parent.text = true;
      } else if (EXPRESSIONS.contains(name) && WITH_ONE_EXPRESSION.contains(parent.name)) {
        if (parent.expression) {
          throw ambiguous("the element " + parent.name + " has two expressions");
        }
        parent.expression = true;
      }
    }

    @Override
    public void characters(char[] text, int from, int length) throws Refused {
      Open in = open.peek();
      in.characters += length;
      if (skipped == 0 && in.characters > LONGEST_TEXT) {
        throw refused(
            Kind.TOO_LARGE, "a text is longer than " + LONGEST_TEXT + " characters", SMALLER);
      }
    }

    @Override
    public void processingInstruction(String target, String data) throws Refused {
      Open in = open.peek();
      if (skipped == 0 && in != null && in.name.equals("text")) {
        throw ambiguous("a text has a processing instruction in it");
      }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      open.pop();
      skipped = Math.max(0, skipped - 1);
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }

    private static final String SMALLER = "Make the model smaller.";

    private Refused ambiguous(String message) {
      return refused(Kind.AMBIGUOUS, message, "Take it out: readers would not agree on it.");
    }

    private Refused refused(Kind kind, String message, String help) {
      String where = where(locator.getLineNumber(), locator.getColumnNumber());
      return new Refused(new Refusal(kind, message + where, help));
    }
  }
}
