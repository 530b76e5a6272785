package dev.clausewise.engine.reading;

import com.thoughtworks.xstream.XStream;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.kie.dmn.api.marshalling.DMNMarshaller;
import org.kie.dmn.backend.marshalling.v1x.XStreamMarshaller;
import org.kie.dmn.model.api.Definitions;

/**
 * The engine's reader of DMN 1.2 to 1.6 without what it takes from the library below it: an
 * attribute that names the class of an element, or the element that it is a copy of, is an
 * attribute like others, which DMN does not have.
 */
public final class ModelReader {
  private static final List<String> READERS_OWN =
      List.of("class", "reference", "resolves-to", "defined-in", "serialization");

  private ModelReader() {}

  /**
   * @param xml that {@link ModelXml} does not refuse
   * @return empty if it does not follow the schema of DMN
   */
  public static Optional<Definitions> read(String xml) {
    return Optional.ofNullable(marshaller(xml).unmarshal(xml));
  }

  private static DMNMarshaller marshaller(String xml) {
    return switch (XStreamMarshaller.inferDMNVersion(
        XStreamMarshaller.getNsContextValues(new StringReader(xml)))) {
      case DMN_v1_2 -> new Dmn12();
      case DMN_v1_3 -> new Dmn13();
      case DMN_v1_4 -> new Dmn14();
      case DMN_v1_5 -> new Dmn15();
      default -> new Dmn16();
    };
  }

  /**
   * A reader for which these attributes are nothing special. Not done by an extension of the
   * engine's reader, which could reach it too: as soon as it has one, it reads the elements of any
   * vendor inside {@code extensionElements}, where nobody judges them.
   */
  static XStream plain(XStream reader) {
    READERS_OWN.forEach(attribute -> reader.aliasSystemAttribute(null, attribute));
    return reader;
  }
}
