package dev.clausewise.ledger.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Cosigns as C2SP's tlog-cosignature says. */
public final class Witness {
  /** The secret of RFC 8410, 10.3. */
  private static final String SECRET =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
      -----END PRIVATE KEY-----
      """;

  /** The one that the service under test believes. */
  public static final Witness BELIEVED =
      new Witness("witness.example.com/w1", SigningKey.read(SECRET));

  private final String name;
  private final SigningKey secret;

  public Witness(String name, SigningKey secret) {
    this.name = name;
    this.secret = secret;
  }

  private byte[] typed() {
    byte[] key = Base64.getDecoder().decode(secret.named(name).toString().split("\\+", 3)[2]);
    key[0] = 4;
    return key;
  }

  private byte[] id() {
    return Arrays.copyOf(Hashes.of((name + "\n").getBytes(StandardCharsets.UTF_8), typed()), 4);
  }

  public String key() {
    String digits = String.format("%08x", ByteBuffer.wrap(id()).getInt());
    return name + "+" + digits + "+" + Base64.getEncoder().encodeToString(typed());
  }

  /** The line of its signature of a note, made at a second since 1970. */
  public String line(String note, long time) {
    String text = note.substring(0, note.lastIndexOf("\n\n") + 1);
    String timed = "cosignature/v1\ntime " + time + "\n" + text;
    byte[] signature = secret.sign(timed.getBytes(StandardCharsets.UTF_8));
    ByteBuffer line = ByteBuffer.allocate(4 + 8 + 64).put(id()).putLong(time).put(signature);
    return "— " + name + " " + Base64.getEncoder().encodeToString(line.array()) + "\n";
  }
}
