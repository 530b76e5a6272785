package dev.clausewise.ledger.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Signs notes with an Ed25519 key under a name. */
public final class NoteSigner {
  private final SigningKey secret;
  private final NoteKey key;

  public NoteSigner(SigningKey secret, String name) {
    this.secret = secret;
    this.key = secret.named(name);
  }

  public NoteKey key() {
    return key;
  }

  /**
   * @param text that ends with a line feed
   * @return the note: the text, an empty line, the line of the signature
   */
  public String sign(String text) {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("the text of a note ends with a line feed");
    }
    byte[] signature = secret.sign(text.getBytes(StandardCharsets.UTF_8));
    byte[] named = Arrays.copyOf(key.id(), NoteKey.ID_BYTES + signature.length);
    System.arraycopy(signature, 0, named, NoteKey.ID_BYTES, signature.length);
    String written = Base64.getEncoder().encodeToString(named);
    return text + "\n" + SignedNote.DASH + key.name() + " " + written + "\n";
  }
}
