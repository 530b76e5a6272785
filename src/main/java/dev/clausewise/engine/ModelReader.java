package dev.clausewise.engine;

import com.thoughtworks.xstream.XStream;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.kie.dmn.api.marshalling.DMNMarshaller;
import org.kie.dmn.backend.marshalling.v1x.XStreamMarshaller.DMN_VERSION;
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
    DMN_VERSION version =
        org.kie.dmn.backend.marshalling.v1x.XStreamMarshaller.inferDMNVersion(
            org.kie.dmn.backend.marshalling.v1x.XStreamMarshaller.getNsContextValues(
                new StringReader(xml)));
    return Optional.ofNullable(marshaller(version).unmarshal(xml));
  }

  private static DMNMarshaller marshaller(DMN_VERSION version) {
    return switch (version) {
      case DMN_v1_2 ->
          new org.kie.dmn.backend.marshalling.v1_2.xstream.XStreamMarshaller() {
            @Override
            protected XStream newXStream() {
              return plain(super.newXStream());
            }
          };
      case DMN_v1_3 ->
          new org.kie.dmn.backend.marshalling.v1_3.xstream.XStreamMarshaller() {
            @Override
            protected XStream newXStream() {
              return plain(super.newXStream());
            }
          };
      case DMN_v1_4 ->
          new org.kie.dmn.backend.marshalling.v1_4.xstream.XStreamMarshaller() {
            @Override
            protected XStream newXStream() {
              return plain(super.newXStream());
            }
          };
      case DMN_v1_5 ->
          new org.kie.dmn.backend.marshalling.v1_5.xstream.XStreamMarshaller() {
            @Override
            protected XStream newXStream() {
              return plain(super.newXStream());
            }
          };
      default ->
          new org.kie.dmn.backend.marshalling.v1_6.xstream.XStreamMarshaller() {
            @Override
            protected XStream newXStream() {
              return plain(super.newXStream());
            }
          };
    };
  }

  private static XStream plain(XStream reader) {
    READERS_OWN.forEach(attribute -> reader.aliasSystemAttribute(null, attribute));
    return reader;
  }
}
