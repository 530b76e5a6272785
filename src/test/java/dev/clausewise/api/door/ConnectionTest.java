package dev.clausewise.api.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Connection connection = Connection.opened(channel);

  /** An answer that lies in the connection, none of it read. */
  private void answer() {
    connection.requestBegins(HttpVersion.HTTP_1_1);
    channel.write(Unpooled.wrappedBuffer(new byte[1000]));
    connection.requestEnds();
  }

  private boolean isCutOff() {
    return connection.isReadTooSlowly(0);
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  @Test
  void whoReadsNothingIsCutOff() {
    answer();
    isCutOff();
    assertTrue(isCutOff());
  }

  @Test
  void whoReadsNothingAndGoesOnAskingIsCutOff() {
    answer();
    isCutOff();
    answer();
    assertTrue(isCutOff());
  }

  @Test
  void whoHasAsMuchBeforeThemOfEachAnswerIsNot() {
    answer();
    isCutOff();
    for (int i = 0; i < 5; i++) {
      channel.flushOutbound();
      answer();
      assertFalse(isCutOff());
    }
  }

  @Test
  void whoHasReadItAllIsNot() {
    answer();
    isCutOff();
    channel.flushOutbound();
    assertFalse(isCutOff());
  }

  /** A request that is at work. */
  private static Connection asked() {
    Connection connection = opened();
    connection.requestBegins(HttpVersion.HTTP_1_1);
    return connection;
  }

  private static Connection opened() {
    return Connection.opened(new EmbeddedChannel());
  }

  private static List<Boolean> open(Connection... connections) {
    return Stream.of(connections).map(c -> c.channel().isOpen()).toList();
  }

  @Test
  void thereIsRoomForOneMoreWhereOneDoesNothing() {
    Connection answered = asked();
    Connection atWork = asked();
    Connection halfHead = opened();
    Connection bodyComes = asked();
    bodyComes.bodyBegins();
    Connection bodyCame = asked();
    bodyCame.bodyBegins();
    bodyCame.bodyEnds();
    answered.requestEnds();
    Connection next = opened();
    int all = Connection.all().size();

    // The longest without anything is the one of this class.
    assertTrue(Connection.makeRoom(all - 1));
    assertFalse(channel.isOpen());
    assertTrue(Connection.makeRoom(all - 2));
    assertEquals(
        List.of(true, true, false, true, true, true),
        open(answered, atWork, halfHead, bodyComes, bodyCame, next));
    assertTrue(Connection.makeRoom(all - 4));
    assertEquals(
        List.of(false, true, false, false, true, true),
        open(answered, atWork, halfHead, bodyComes, bodyCame, next));
    assertTrue(Connection.makeRoom(all - 5));
    assertFalse(next.channel().isOpen(), "the new one, where all others are at work");
    assertFalse(Connection.makeRoom(all - 6));
    assertEquals(List.of(true, true), open(atWork, bodyCame));
    atWork.leave();
    bodyCame.leave();
  }

  @Test
  void anAnswerThatIsBeingReadIsNotCutOff() {
    answer();
    int all = Connection.all().size();
    assertFalse(Connection.makeRoom(all - 1));
    channel.flushOutbound();
    assertTrue(Connection.makeRoom(all - 1));
    assertFalse(channel.isOpen());
  }
}
