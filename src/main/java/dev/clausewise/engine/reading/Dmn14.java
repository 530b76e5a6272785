package dev.clausewise.engine.reading;

import com.thoughtworks.xstream.XStream;
import org.kie.dmn.backend.marshalling.v1_4.xstream.XStreamMarshaller;

/** The engine's reader of DMN 1.4. */
final class Dmn14 extends XStreamMarshaller {
  @Override
  protected XStream newXStream() {
    return ModelReader.plain(super.newXStream());
  }
}
