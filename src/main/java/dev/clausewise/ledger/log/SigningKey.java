package dev.clausewise.ledger.log;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A secret Ed25519 key. In a file it is PKCS #8 in PEM, as {@code openssl genpkey} writes it.
 *
 * <p>Bouncy Castle signs: the platform takes twenty times as long, which everybody whose decision
 * is recorded would wait for. The platform verifies.
 */
public final class SigningKey {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /** RFC 8410: what stands before the 32 bytes of a secret. */
  private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private final byte[] secret;
  private final byte[] open = new byte[Ed25519.PUBLIC_KEY_SIZE];

  private SigningKey(byte[] secret) {
    this.secret = secret;
    Ed25519.generatePublicKey(secret, 0, open, 0);
  }

  public static SigningKey create() {
    byte[] secret = new byte[Ed25519.SECRET_KEY_SIZE];
    new SecureRandom().nextBytes(secret);
    return new SigningKey(secret);
  }

  /**
   * @throws IllegalArgumentException if it is not the secret of an Ed25519 key in PEM
   */
  public static SigningKey read(String pem) {
    int begin = pem.indexOf(BEGIN);
    int end = pem.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("no PEM of a private key");
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
      EdECPrivateKey key =
          (EdECPrivateKey)
              KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      byte[] secret =
          key.getBytes().orElseThrow(() -> new IllegalArgumentException("there is no secret"));
      if (secret.length != Ed25519.SECRET_KEY_SIZE) {
        throw new IllegalArgumentException("a secret has 32 bytes, not " + secret.length);
      }
      return new SigningKey(secret);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("no secret of an Ed25519 key", e);
    }
  }

  public String pem() {
    byte[] encoded = new byte[PKCS8.length + secret.length];
    System.arraycopy(PKCS8, 0, encoded, 0, PKCS8.length);
    System.arraycopy(secret, 0, encoded, PKCS8.length, secret.length);
    return BEGIN
        + "\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
        + "\n"
        + END
        + "\n";
  }

  /** A signature by RFC 8032, 5.1.6: 64 bytes, the same for the same text. */
  byte[] sign(byte[] text) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(secret, 0, open, 0, text, 0, text.length, signature, 0);
    return signature;
  }

  /** The public key under a name. */
  public NoteKey named(String name) {
    return new NoteKey(name, open);
  }
}
