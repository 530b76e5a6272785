package dev.clausewise.ledger;

import com.fasterxml.jackson.core.SerializableString;
import dev.clausewise.decision.Decision;
import dev.clausewise.decision.Texts;
import dev.clausewise.ledger.log.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The verdicts of an answer as they are stored. What an instrument says again and again is kept
 * once, under its hash, which then stands in its place: an answer over all instruments is 24 KB by
 * name, and to write as much for each took longer than to decide. The leaf commits to the whole.
 *
 * @param text verdicts by name, some of them named by a {@link Sayings reference} only
 * @param digest of the whole text
 * @param apart what stands under the references, in their order
 */
record Said(String text, String digest, Map<String, byte[]> apart) {
  /** Begins a reference, and no other text among verdicts by name. */
  static final char MARK = '=';

  /** No two texts that anybody could write have the same so many bytes of SHA-256. */
  private static final int BYTES = 16;

  /** References of the texts that are written again and again. */
  private static final Texts REFERENCES = new Texts(2L << 20);

  static Said of(Decision decision) {
    try {
      List<SerializableString> again = Kept.again(decision);
      MessageDigest whole = Kept.digest(decision, again);
      Map<String, byte[]> apart = new TreeMap<>();
      String text =
          Kept.object(
              json ->
                  Kept.verdicts(
                      json,
                      decision,
                      i -> {
                        SerializableString said = again.get(i);
                        if (said == null) {
                          Kept.verdict(json, decision.verdicts().get(i));
                        } else {
                          byte[] bytes = said.asUnquotedUTF8();
                          String name = REFERENCES.of(said, s -> reference(bytes)).getValue();
                          apart.put(name, bytes);
                          json.writeString(name);
                        }
                      }));
      return new Said(text, Entry.named(whole.digest()), apart);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] reference(byte[] text) {
    byte[] hash = Arrays.copyOf(Hashes.of(text), BYTES);
    byte[] digits = Base64.getUrlEncoder().withoutPadding().encode(hash);
    byte[] marked = new byte[1 + digits.length];
    marked[0] = MARK;
    System.arraycopy(digits, 0, marked, 1, digits.length);
    return marked;
  }
}
