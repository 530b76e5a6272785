package dev.clausewise.decision;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
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
import java.util.Set;

/**
 * Writes what instruments say and cite from texts that were made once: of an answer over all
 * instruments nine tenths are words of the register. A mapper with it has a store of its own, as
 * another may write members in another order.
 */
public final class PreparedJson extends SimpleModule {
  private static final Set<Class<?>> PREPARED =
      Set.of(CitedFinding.class, CitedObligation.class, Verdict.class);

  /** The findings of a version of the policies take two million, and as many verdicts as go in. */
  private static final long MOST_BYTES = 8L << 20;

  /**
   * @param plain a mapper that writes as the one with the module is to, without the module
   */
  public PreparedJson(ObjectMapper plain) {
    super(PreparedJson.class.getName());
    Texts texts = new Texts(MOST_BYTES);
    setSerializerModifier(
        new BeanSerializerModifier() {
          @Override
          public JsonSerializer<?> modifySerializer(
              SerializationConfig config, BeanDescription bean, JsonSerializer<?> serializer) {
            return PREPARED.contains(bean.getBeanClass())
                ? new Prepared(plain, texts, serializer)
                : serializer;
          }
        });
  }

  private static final class Prepared extends JsonSerializer<Object>
      implements ResolvableSerializer {
    private final ObjectMapper plain;
    private final JsonSerializer<Object> otherwise;
    private final Texts texts;

    @SuppressWarnings("unchecked")
    Prepared(ObjectMapper plain, Texts texts, JsonSerializer<?> otherwise) {
      this.plain = plain;
      this.texts = texts;
      this.otherwise = (JsonSerializer<Object>) otherwise;
    }

    @Override
    public void resolve(SerializerProvider provider) throws JsonMappingException {
      ((ResolvableSerializer) otherwise).resolve(provider);
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      SerializableString text = null;
      if (json instanceof JsonGeneratorImpl) { // what builds a tree has no use for text
        // Findings are there for good; the rest may be of one answer and no other.
        text =
            value instanceof CitedFinding
                ? texts.of(value, plain::writeValueAsBytes)
                : texts.again(value, plain::writeValueAsBytes);
      }
      if (text == null) {
        otherwise.serialize(value, json, provider);
      } else {
        json.writeRawValue(text);
      }
    }
  }
}
