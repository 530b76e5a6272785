package dev.clausewise.engine;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The text of a model read as XML, with nothing resolved and nothing loaded. It is the first thing
 * that happens to a model from outside.
 */
public final class ModelXml {
  private static final Pattern DMN =
      Pattern.compile("https?://www\\.omg\\.org/spec/DMN/[0-9]+/MODEL/");
  private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE", Pattern.CASE_INSENSITIVE);

  /** Far deeper than any model; what recurses over elements stays within a small stack. */
  private static final int DEEPEST = 200;

  private final Element definitions;
  private final Refusal refusal;

  private ModelXml(Element definitions, Refusal refusal) {
    this.definitions = definitions;
    this.refusal = refusal;
  }

  /**
   * Why a text is not read.
   *
   * @param doctype whether it is for a document type declaration, which can read files and exhaust
   *     memory
   * @param message what is wrong
   * @param help what to do
   */
  public record Refusal(boolean doctype, String message, String help) {}

  public static ModelXml read(String xml) {
    if (DOCTYPE.matcher(xml).find()) {
      return refused(
          true, "the model has a document type declaration", "Take it out; DMN needs none.");
    }
    try {
      Element root = parse(xml);
      if (!"definitions".equals(root.getLocalName()) || !namesDmn(root)) {
        return refused(
            false, "the text is not a DMN model", "Export it from a DMN editor, DMN 1.2 or newer.");
      }
      return new ModelXml(root, null);
    } catch (SAXParseException e) {
      String where = " at line " + e.getLineNumber() + ", column " + e.getColumnNumber();
      return refused(false, "the text is not XML" + where, "Export it from a DMN editor.");
    } catch (SAXException | IOException | ParserConfigurationException e) {
      return refused(false, "the text is not XML", "Export it from a DMN editor.");
    }
  }

  /** The root element; empty if the text is refused. */
  public Optional<Element> definitions() {
    return Optional.ofNullable(definitions);
  }

  /** Why there is no root element. */
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /**
   * Whether a namespace of DMN is the element's own or declared at it: the engine goes by the
   * declarations, and some tools leave the elements in a namespace of theirs.
   */
  private static boolean namesDmn(Element root) {
    if (root.getNamespaceURI() != null && DMN.matcher(root.getNamespaceURI()).matches()) {
      return true;
    }
    NamedNodeMap attributes = root.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Node attribute = attributes.item(i);
      if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())
          && DMN.matcher(attribute.getNodeValue()).matches()) {
        return true;
      }
    }
    return false;
  }

  private static ModelXml refused(boolean doctype, String message, String help) {
    return new ModelXml(null, new Refusal(doctype, message, help));
  }

  private static Element parse(String xml)
      throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setAttribute(
        "http://www.oracle.com/xml/jaxp/properties/maxElementDepth", String.valueOf(DEEPEST));
    var builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new Silent());
    return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
  }

  /** Errors are reported as refusals, not printed. */
  private static final class Silent implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
