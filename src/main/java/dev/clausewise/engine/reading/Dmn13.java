package dev.clausewise.engine.reading;

import com.thoughtworks.xstream.XStream;
import org.kie.dmn.backend.marshalling.v1_3.xstream.XStreamMarshaller;

/** The engine's reader of DMN 1.3. */
final class Dmn13 extends XStreamMarshaller {
  @Override
  protected XStream newXStream() {
    return ModelReader.plain(super.newXStream());
  }
}
