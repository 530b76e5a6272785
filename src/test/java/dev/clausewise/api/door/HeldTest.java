package dev.clausewise.api.door;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What bodies may take of the memory, all together. */
class HeldTest {
  private final Held held = new Held(64 * 1024, 128 * 1024);
  private final List<BodyReading.Failure> failures = new ArrayList<>();

  private BodyReading reading(Connection connection, boolean model, int most, long announced) {
    return new BodyReading(held.share(connection, model), most, announced, failures::add);
  }

  private static Connection connection() {
    return Connection.opened(new EmbeddedChannel());
  }

  private static Buffer kib(int size) {
    return Buffer.buffer(new byte[size * 1024]);
  }

  @Test
  void aSmallBodyHasRoomHoweverMuchOthersHold() throws IOException {
    reading(connection(), false, 256 * 1024, 80 * 1024).handle(kib(80));
    BodyReading none = reading(connection(), false, 256 * 1024, -1);
    none.handle(kib(17));
    assertEquals(List.of(BodyReading.Failure.NO_ROOM), failures);
    BodyReading small = reading(connection(), false, 256 * 1024, 16 * 1024);
    small.handle(kib(16));
    assertEquals(1, failures.size());
    assertArrayEquals(new byte[16 * 1024], small.stream().readAllBytes());
  }

  @Test
  void streamsOfOneConnectionShareWhatIsItsOwn() {
    Connection connection = connection();
    reading(connection, false, 256 * 1024, -1).handle(kib(16));
    reading(connection(), false, 256 * 1024, -1).handle(kib(80));
    reading(connection, false, 256 * 1024, -1).handle(kib(1));
    assertEquals(List.of(BodyReading.Failure.NO_ROOM), failures);
  }

  @Test
  void modelsStarveOnlyModels() {
    reading(connection(), true, 2048 * 1024, 144 * 1024).handle(kib(144));
    reading(connection(), true, 2048 * 1024, -1).handle(kib(20));
    assertEquals(List.of(BodyReading.Failure.NO_ROOM), failures);
    reading(connection(), false, 256 * 1024, -1).handle(kib(40));
    assertEquals(1, failures.size());
  }

  @Test
  void whatIsAnnouncedIsNotHeldBeforeItComes() {
    for (int i = 0; i < 100; i++) {
      reading(connection(), false, 256 * 1024, 256 * 1024).handle(kib(4));
    }
    assertEquals(List.of(), failures);
  }

  @Test
  void whatIsDroppedIsGivenBack() {
    for (int i = 0; i < 100; i++) {
      BodyReading reading = reading(connection(), false, 256 * 1024, -1);
      reading.handle(kib(60));
      reading.drop();
      reading.drop();
    }
    assertEquals(List.of(), failures);
  }

  @Test
  void whatIsTooLargeIsToldOnceAndNotKept() {
    BodyReading reading = reading(connection(), false, 32 * 1024, -1);
    for (int i = 0; i < 5; i++) {
      reading.handle(kib(20));
    }
    assertEquals(List.of(BodyReading.Failure.TOO_LARGE), failures);
    assertTrue(reading.isStopped());
  }

  @Test
  void aWordIsFoundHoweverJsonWritesIt() {
    for (String body :
        List.of("{\"engine\":\"drools\"}", "{\"engine\":\"dr\\u006fols\"}", "\0d\0r\0o")) {
      BodyReading reading = reading(connection(), false, 1024, -1);
      reading.handle(Buffer.buffer(body));
      assertTrue(reading.mayContain("drools"), body);
    }
    BodyReading reading = reading(connection(), false, 1024, -1);
    reading.handle(Buffer.buffer("{\"engine\":\"compiled\"}"));
    assertFalse(reading.mayContain("drools"));
  }
}
