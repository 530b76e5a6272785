package dev.clausewise.decision;

import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * JSON of objects that are written again and again, made once. Objects are told apart by what they
 * are, not by what is in them, and nobody changes them. Once there is too much it begins anew: what
 * is still written is soon there again, and what is not is gone. Safe for use by many threads.
 */
public final class Texts {
  /** About what an entry takes beside its text, an object that is gone elsewhere included. */
  private static final int ENTRY = 800;

  /** Stands for an object that was written once. */
  private static final Utf8 SEEN = new Utf8(new byte[0]);

  private final long most;
  private final AtomicLong bytes = new AtomicLong();
  private final Map<Same, Utf8> texts = new ConcurrentHashMap<>();

  /**
   * @param most bytes to keep
   */
  public Texts(long most) {
    this.most = most;
  }

  /** An object as itself. */
  private record Same(Object object) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Same same && same.object == object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }
  }

  /** Makes JSON in UTF-8. */
  @FunctionalInterface
  public interface Writing<T> {
    byte[] of(T value) throws IOException;
  }

  /** The JSON of an object that will be written again. */
  public <T> SerializableString of(T value, Writing<T> writing) throws IOException {
    Same key = new Same(value);
    Utf8 text = texts.get(key);
    return text == null ? keep(key, new Utf8(writing.of(value))) : text;
  }

  /**
   * The JSON of an object that may never be written again: there is none yet when it is written for
   * the first time.
   *
   * @return null for the first time
   */
  public <T> SerializableString again(T value, Writing<T> writing) throws IOException {
    Same key = new Same(value);
    Utf8 text = texts.get(key);
    if (text == null) {
      keep(key, SEEN);
      return null;
    }
    return text == SEEN ? keep(key, new Utf8(writing.of(value))) : text;
  }

  private Utf8 keep(Same key, Utf8 text) {
    long size = ENTRY + text.length();
    if (bytes.addAndGet(size) > most) {
      texts.clear();
      bytes.set(size);
    }
    texts.put(key, text);
    return text;
  }

  int size() {
    return texts.size();
  }
}
