package dev.clausewise.decision;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonGeneratorImpl;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.ResolvableSerializer;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes what answers cite from texts that were made once: of an answer over all instruments nine
 * tenths are words of the register. A mapper with it has a store of its own, as another may write
 * members in another order.
 */
public final class PreparedJson extends SimpleModule {
  private static final Set<Class<?>> PREPARED = Set.of(CitedFinding.class, CitedObligation.class);

  /** There are a few thousand of a version of the policies; those of others are written as ever. */
  private static final int MOST = 20_000;

  /**
   * @param plain a mapper that writes as the one with the module is to, without the module
   */
  public PreparedJson(ObjectMapper plain) {
    super(PreparedJson.class.getName());
    setSerializerModifier(
        new BeanSerializerModifier() {
          @Override
          public JsonSerializer<?> modifySerializer(
              SerializationConfig config, BeanDescription bean, JsonSerializer<?> serializer) {
            return PREPARED.contains(bean.getBeanClass())
                ? new Prepared(plain, serializer)
                : serializer;
          }
        });
  }

  private static final class Prepared extends JsonSerializer<Object>
      implements ResolvableSerializer {
    private final ObjectMapper plain;
    private final JsonSerializer<Object> otherwise;
    private final Map<Object, SerializedString> texts = new ConcurrentHashMap<>();

    @SuppressWarnings("unchecked")
    Prepared(ObjectMapper plain, JsonSerializer<?> otherwise) {
      this.plain = plain;
      this.otherwise = (JsonSerializer<Object>) otherwise;
    }

    @Override
    public void resolve(SerializerProvider provider) throws JsonMappingException {
      ((ResolvableSerializer) otherwise).resolve(provider);
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      SerializedString text = texts.get(value);
      if (text == null && texts.size() < MOST && json instanceof JsonGeneratorImpl) {
        text = new SerializedString(plain.writeValueAsString(value));
        texts.put(value, text);
      }
      // What builds a tree has no use for text.
      if (text == null || !(json instanceof JsonGeneratorImpl)) {
        otherwise.serialize(value, json, provider);
      } else {
        json.writeRawValue(text);
      }
    }
  }
}
