package dev.clausewise.api.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Writes JSON in one piece and leaves it to the event loop. The writer that it replaces keeps its
 * thread, without limit, for as long as a caller does not read.
 */
@Provider
@Produces({MediaType.APPLICATION_JSON, "application/*+json"})
public class WholeAnswers extends ServerMessageBodyWriter.AllWriteableMessageBodyWriter {
  private final ObjectMapper json;

  WholeAnswers(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void writeResponse(Object entity, Type type, ServerRequestContext context)
      throws IOException {
    byte[] whole = bytes(entity);
    try {
      context.serverResponse().end(whole);
    } catch (IllegalStateException e) {
      // Whoever asked has gone meanwhile, which is no failure of the service.
      if (!context.serverResponse().closed()) {
        throw e;
      }
    }
  }

  @Override
  public void writeTo(
      Object entity,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(bytes(entity));
  }

  /** A text is JSON already. */
  private byte[] bytes(Object entity) throws IOException {
    return entity instanceof String text
        ? text.getBytes(StandardCharsets.UTF_8)
        : json.writeValueAsBytes(entity);
  }
}
