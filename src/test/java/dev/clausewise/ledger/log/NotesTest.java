package dev.clausewise.ledger.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes, checkpoints and tiles as other implementations write them. */
class NotesTest {
  /** The example of Go's implementation of signed notes. */
  private static final NoteKey NEUMANN =
      NoteKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

  private static final String TEXT =
      "If you think cryptography is the answer to your problem,\n"
          + "then you don't know what your problem is.\n";
  private static final String NOTE =
      TEXT
          + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  @Test
  void aNoteOfAnotherImplementationIsRead() {
    SignedNote note = SignedNote.parse(NOTE);
    assertEquals(TEXT, note.text());
    assertTrue(note.isBy(NEUMANN));
    assertFalse(new SignedNote(TEXT + "x\n", note.signatures()).isBy(NEUMANN));
    assertFalse(note.isBy(new NoteSigner(SigningKey.create(), "PeterNeumann").key()));
  }

  @Test
  void aSecretThatOpensslWroteSigns() {
    // RFC 8410, 10.3.
    SigningKey secret =
        SigningKey.read(
            """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """);
    byte[] spki =
        Base64.getDecoder().decode("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=");
    assertArrayEquals(
        Arrays.copyOfRange(spki, spki.length - 32, spki.length),
        Arrays.copyOfRange(key(secret), 1, 33));
  }

  private static byte[] key(SigningKey secret) {
    return Base64.getDecoder().decode(secret.named("x").toString().split("\\+", 3)[2]);
  }

  /** The checkpoint of tlog-cosignature's example, cosigned with OpenSSL by the key of RFC 8410. */
  @Test
  void aCosignatureOfAnotherImplementationIsRead() throws Exception {
    String written = "witness.example.com/w1+9bc70cc7+BBm/RAlphM3+hUG6wWfcO5bIUIaqMLa2ywxcOK1wMWbh";
    NoteKey witness = NoteKey.ofWitness(written);
    assertEquals(written, witness.toString());
    assertEquals(written, Witness.BELIEVED.key());
    assertThrows(IllegalArgumentException.class, () -> NoteKey.parse(written));
    assertThrows(IllegalArgumentException.class, () -> NoteKey.ofWitness(NEUMANN.toString()));
    String text =
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    String line =
        "— witness.example.com/w1 m8cMxwAAAABkGFDLYX0tFyFr3/KeBJA9vHmpzNPTQWPcsHRI7tJEGHO6X6v0Q05w8Jzctoly+XqYoroEq7XSqOD/A0j/jnSge93sAw==\n";
    SignedNote note = SignedNote.parse(text + "\n" + line);
    assertTrue(note.isBy(witness));
    assertEquals(text + "\n" + line, note.written());
    assertEquals(line, Witness.BELIEVED.line(note.written(), 1_679_315_147));
    assertEquals(20_852_163, Checkpoint.of(note).size());
    assertFalse(new SignedNote(text + "x\n", note.signatures()).isBy(witness));
    for (int i = NoteKey.ID_BYTES; i < NoteKey.ID_BYTES + 72; i++) {
      byte[] other = note.signatures().get(0).bytes().clone();
      other[i] ^= 1;
      SignedNote.Line changed = new SignedNote.Line("witness.example.com/w1", other);
      assertFalse(new SignedNote(text, List.of(changed)).isBy(witness), "byte " + i);
    }
  }

  @Test
  void whatIsSignedIsReadAgain() {
    SigningKey secret = SigningKey.read(SigningKey.create().pem());
    NoteSigner signer = new NoteSigner(secret, "example.com/log");
    Checkpoint checkpoint = new Checkpoint("example.com/log", 20_852_163, Hashes.empty());
    SignedNote note = SignedNote.parse(signer.sign(checkpoint.text()));
    assertTrue(note.isBy(signer.key()));
    assertTrue(note.isBy(NoteKey.parse(signer.key().toString())));
    assertEquals(checkpoint, Checkpoint.of(note));
  }

  /** One that is signed twice, as a witness does it, is still ours. */
  @Test
  void aCosignatureChangesNothing() {
    NoteSigner ours = new NoteSigner(SigningKey.create(), "example.com/log");
    NoteSigner witness = new NoteSigner(SigningKey.create(), "witness.example.com");
    String text = new Checkpoint("example.com/log", 1, Hashes.empty()).text();
    String line = witness.sign(text).substring(text.length() + 1);
    SignedNote note = SignedNote.parse(ours.sign(text) + line);
    assertTrue(note.isBy(ours.key()));
    assertTrue(note.isBy(witness.key()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text\n",
        "text\n\n",
        "text\n\n— name\n",
        "text\n\n— name AAAA\n",
        "text\n\n- name AAAAAAAA\n",
        "text\n\n— name !!!!!!!!\n",
        "te\u0001xt\n\n— name AAAAAAAAAA==\n",
        "text\n\n— name AAAAAAAAAA=="
      })
  void whatIsNoNoteIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> SignedNote.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log\n",
        "log\n1\n",
        "log\n01\nAAAA\n",
        "log\n-1\nAAAA\n",
        "\n1\nAAAA\n",
        "log\n1\nAAAA\n"
      })
  void whatIsNoCheckpointIsRefused(String text) {
    SignedNote note = new SignedNote(text, List.of());
    assertThrows(IllegalArgumentException.class, () -> Checkpoint.of(note));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PeterNeumann",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc"
      })
  void whatIsNoKeyIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> NoteKey.parse(text));
  }

  /** The example of tlog-tiles is 1234067. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, 0/000",
    "0, 1234067, 256, 0/x001/x234/067",
    "1, 5, 3, 1/005.p/3",
    "2, 1000, 256, 2/x001/000",
    "0, 999, 255, 0/999.p/255"
  })
  void tilesAreNamedAsTheStandardSays(int level, long index, int width, String path) {
    Tile tile = new Tile(level, index, width);
    assertEquals(path, tile.path());
    assertEquals(Optional.of(tile), Tile.at(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "0/0",
        "0/1234",
        "0/x000/001",
        "0/x001/x234/67",
        "0/001.p/256",
        "0/001.p/0",
        "0/001.p/03",
        "64/000",
        "00/000",
        "0/../000",
        "0/x001/067/",
        "-1/000",
        "0/x01/067"
      })
  void otherSpellingsAreNoTiles(String path) {
    assertEquals(Optional.empty(), Tile.at(path));
  }
}
