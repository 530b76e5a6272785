package dev.clausewise.api;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.inject.Singleton;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The last spans of a service under test, as a collector would get them. */
@Singleton
public final class KeptSpans implements SpanProcessor {
  private static final int MOST = 200;

  private final Deque<SpanData> spans = new ConcurrentLinkedDeque<>();

  /** Those of a trace; waits a moment for so many, which may end after the answer has come. */
  List<SpanData> of(String trace, int many) throws InterruptedException {
    for (int i = 0; ; i++) {
      List<SpanData> found =
          spans.stream().filter(span -> span.getTraceId().equals(trace)).toList();
      if (found.size() >= many || i == 100) {
        return found;
      }
      Thread.sleep(50);
    }
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    spans.add(span.toSpanData());
    while (spans.size() > MOST) {
      spans.poll();
    }
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
