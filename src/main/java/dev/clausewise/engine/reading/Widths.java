package dev.clausewise.engine.reading;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * How wide columns are drawn, in the extension of the KIE editor. The engine does not read it; the
 * editor cannot open a model in which one of them is empty.
 */
public final class Widths {
  private static final String OF_KIE = "https://kie.org/dmn/extensions/1.0";

  private Widths() {}

  /**
   * Ids of the expressions with a width that is no number.
   *
   * @param xml that {@link ModelXml#refusal} does not refuse
   */
  public static Set<String> unreadable(String xml) {
    Reading reading = new Reading();
    try {
      XMLReader reader = ModelXml.reader();
      reader.setContentHandler(reading);
      reader.parse(new InputSource(new StringReader(xml)));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      return Set.of(); // what is no XML has no widths
    }
    return reading.unreadable;
  }

  private static final class Reading extends DefaultHandler {
    private final Set<String> unreadable = new LinkedHashSet<>();
    private final StringBuilder text = new StringBuilder();
    private String of = "";

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
      text.setLength(0);
      if (uri.equals(OF_KIE) && name.equals("ComponentWidths")) {
        of = String.valueOf(attributes.getValue("dmnElementRef"));
      }
    }

    @Override
    public void characters(char[] characters, int from, int length) {
      text.append(characters, from, length);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      boolean width = uri.equals(OF_KIE) && name.equals("width");
      if (width && !text.toString().strip().matches("[0-9]{1,6}(\\.[0-9]{1,20})?")) {
        unreadable.add(of);
      }
    }
  }
}
