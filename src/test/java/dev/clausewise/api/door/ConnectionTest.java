package dev.clausewise.api.door;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.http.HttpVersion;
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
}
