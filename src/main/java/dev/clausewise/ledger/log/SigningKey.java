package dev.clausewise.ledger.log;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** A secret Ed25519 key. In a file it is PKCS #8 in PEM, as {@code openssl genpkey} writes it. */
public final class SigningKey {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private final PrivateKey secret;
  private final byte[] open;

  private SigningKey(KeyPair pair) {
    this.secret = pair.getPrivate();
    this.open = NoteKey.raw(pair.getPublic());
  }

  public static SigningKey create() {
    try {
      return new SigningKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
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
      EdECPrivateKey secret =
          (EdECPrivateKey)
              KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      return new SigningKey(
          pair(secret.getBytes().orElseThrow(() -> new IllegalArgumentException("no secret"))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("no secret of an Ed25519 key", e);
    }
  }

  /** The platform makes the public key of a secret only when it draws both: it draws this one. */
  private static KeyPair pair(byte[] seed) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
    return generator.generateKeyPair();
  }

  private static final class Drawn extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] seed;

    Drawn(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }

  public String pem() {
    return BEGIN
        + "\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(secret.getEncoded())
        + "\n"
        + END
        + "\n";
  }

  PrivateKey secret() {
    return secret;
  }

  /** The public key under a name. */
  public NoteKey named(String name) {
    return new NoteKey(name, open);
  }
}
