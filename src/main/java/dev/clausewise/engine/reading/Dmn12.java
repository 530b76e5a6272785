package dev.clausewise.engine.reading;

import com.thoughtworks.xstream.XStream;
import org.kie.dmn.backend.marshalling.v1_2.xstream.XStreamMarshaller;

/** The engine's reader of DMN 1.2. */
final class Dmn12 extends XStreamMarshaller {
  @Override
  protected XStream newXStream() {
    return ModelReader.plain(super.newXStream());
  }
}
