package dev.clausewise.api.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** So much work at once, whoever waits for it. */
@QuarkusTest
class PermitsTest {
  @Inject Vertx vertx;

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  private Permit enter(Bulkhead bulkhead, String name) {
    Permit permit = new Permit();
    on(
        context ->
            bulkhead.enter(
                permit,
                context,
                new Bulkhead.Turn() {
                  @Override
                  public void admitted() {
                    told.add(name);
                  }

                  @Override
                  public void refused() {
                    told.add(name + " refused");
                  }
                }));
    return permit;
  }

  private void on(Consumer<Context> action) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Context context = vertx.getOrCreateContext();
    context.runOnContext(
        none -> {
          action.accept(context);
          done.complete(null);
        });
    done.orTimeout(10, TimeUnit.SECONDS).join();
  }

  private void assertTold(String... names) throws InterruptedException {
    for (int waited = 0; told.size() < names.length && waited < 100; waited++) {
      Thread.sleep(20);
    }
    Thread.sleep(50);
    assertEquals(List.of(names), told);
  }

  @Test
  void workGoesOnThoughItsCallerHasGoneAndKeepsItsPlace() throws InterruptedException {
    Bulkhead bulkhead = new Bulkhead(Work.PROVE, 1, 10);
    Permit first = enter(bulkhead, "first");
    assertTrue(first.start());
    assertFalse(bulkhead.withdraw(first), "its work has begun");
    enter(bulkhead, "second");
    assertTold("first");
    bulkhead.finish(first);
    assertTold("first", "second");
  }

  @Test
  void workThatHasNotBegunIsNotDoneForACallerWhoHasGone() throws InterruptedException {
    Bulkhead bulkhead = new Bulkhead(Work.PROVE, 1, 10);
    Permit first = enter(bulkhead, "first");
    enter(bulkhead, "second");
    assertTrue(bulkhead.withdraw(first));
    assertFalse(first.start(), "nobody waits for it");
    assertTold("first", "second");
  }

  @Test
  void aThousandCallersWhoHaveGoneAreNoWork() throws InterruptedException {
    Bulkhead bulkhead = new Bulkhead(Work.PROVE, 1, 1024);
    Permit first = enter(bulkhead, "first");
    assertTrue(first.start());
    for (int i = 0; i < 1023; i++) {
      assertTrue(bulkhead.withdraw(enter(bulkhead, "gone")));
    }
    enter(bulkhead, "last");
    bulkhead.finish(first);
    assertTold("first", "last");
  }

  @Test
  void whoComesWhenTooManyWaitIsRefused() throws InterruptedException {
    Bulkhead bulkhead = new Bulkhead(Work.PROVE, 1, 1);
    enter(bulkhead, "first");
    enter(bulkhead, "second");
    enter(bulkhead, "third");
    assertTold("first", "third refused");
  }

  @Test
  void noPlaceIsLostUnderManyThreads() {
    Bulkhead bulkhead = new Bulkhead(Work.PROVE, 2, 5000);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      Permit permit = new Permit();
      CompletableFuture<Void> finished = new CompletableFuture<>();
      all.add(finished);
      Context context = vertx.getOrCreateContext();
      context.runOnContext(
          none ->
              bulkhead.enter(
                  permit,
                  context,
                  new Bulkhead.Turn() {
                    @Override
                    public void admitted() {
                      vertx.executeBlocking(
                          () -> {
                            permit.start();
                            bulkhead.finish(permit);
                            finished.complete(null);
                            return null;
                          });
                    }

                    @Override
                    public void refused() {
                      finished.completeExceptionally(new IllegalStateException());
                    }
                  }));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
    assertEquals(3000, all.size());
  }
}
