package dev.clausewise.ledger.log;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public Ed25519 key with a name, as C2SP's signed-note writes it: {@code <name>+<8 hexadecimal
 * digits>+<base64 of 0x01 and the key>}; of a witness, with 0x04 (tlog-cosignature), whose
 * signatures say when they were made.
 */
public final class NoteKey {
  static final byte ED25519 = 1;
  static final byte COSIGNATURE = 4;
  static final int ID_BYTES = 4;
  private static final int KEY_BYTES = 32;
  private static final int SIGNATURE_BYTES = 64;
  private static final Pattern WRITTEN =
      Pattern.compile("([^\\s+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]+=*)");

  /** RFC 8410: what stands before the 32 bytes of an Ed25519 key. */
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] key;
  private final byte type;
  private final PublicKey publicKey;

  /**
   * @param name without white space and plus signs
   * @param key 32 bytes
   * @throws IllegalArgumentException if it is no name or no key
   */
  public NoteKey(String name, byte[] key) {
    this(name, key, ED25519);
  }

  private NoteKey(String name, byte[] key, byte type) {
    if (name.isEmpty() || name.contains("+") || name.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("no name of a key: " + name);
    }
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes, not " + key.length);
    }
    this.name = name;
    this.type = type;
    this.key = key.clone();
    try {
      ByteArrayOutputStream encoded = new ByteArrayOutputStream();
      encoded.writeBytes(SPKI);
      encoded.writeBytes(key);
      publicKey =
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no Ed25519 key", e);
    }
  }

  /**
   * @throws IllegalArgumentException if it is not of that form, or its digits are not those of its
   *     key
   */
  public static NoteKey parse(String written) {
    return parse(written, ED25519);
  }

  /**
   * The key of a witness.
   *
   * @throws IllegalArgumentException as {@link #parse}
   */
  public static NoteKey ofWitness(String written) {
    return parse(written, COSIGNATURE);
  }

  private static NoteKey parse(String written, byte type) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no key of a note");
    }
    byte[] tagged = Base64.getDecoder().decode(matcher.group(3));
    if (tagged.length != 1 + KEY_BYTES || tagged[0] != type) {
      throw new IllegalArgumentException("no Ed25519 key");
    }
    NoteKey key = new NoteKey(matcher.group(1), Arrays.copyOfRange(tagged, 1, tagged.length), type);
    if (!key.toString().equals(written)) {
      throw new IllegalArgumentException("the key is not the one that its digits name");
    }
    return key;
  }

  public String name() {
    return name;
  }

  /** The first four bytes of the hash of name and key, by which signatures say whose they are. */
  byte[] id() {
    byte[] tag = {'\n', type};
    return Arrays.copyOf(Hashes.of(name.getBytes(StandardCharsets.UTF_8), tag, key), ID_BYTES);
  }

  boolean signed(byte[] text, byte[] signature) {
    if (type == ED25519) {
      return verified(text, signature);
    }
    if (signature.length != Long.BYTES + SIGNATURE_BYTES) {
      return false;
    }
    long time = ByteBuffer.wrap(signature).getLong();
    byte[] before = ("cosignature/v1\ntime " + time + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] timed = Arrays.copyOf(before, before.length + text.length);
    System.arraycopy(text, 0, timed, before.length, text.length);
    return time >= 0
        && verified(timed, Arrays.copyOfRange(signature, Long.BYTES, signature.length));
  }

  private boolean verified(byte[] text, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(publicKey);
      verifier.update(text);
      return verifier.verify(signature);
    } catch (SignatureException | InvalidKeyException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    byte[] tagged = new byte[1 + KEY_BYTES];
    tagged[0] = type;
    System.arraycopy(key, 0, tagged, 1, KEY_BYTES);
    return name
        + "+"
        + String.format("%08x", new BigInteger(1, id()))
        + "+"
        + Base64.getEncoder().encodeToString(tagged);
  }
}
