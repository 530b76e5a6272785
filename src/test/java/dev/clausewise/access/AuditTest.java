package dev.clausewise.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of log-ins and refusals, and how much. */
class AuditTest {
  private final Audit audit = new Audit();

  private static SecurityIdentity somebody(String name) {
    return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(name)).build();
  }

  private List<String> who(String what) {
    return audit.newest().stream().filter(e -> e.what().equals(what)).map(Event::who).toList();
  }

  @Test
  void theNewestComeFirstAndTheOldestAreForgotten() {
    for (int i = 0; i < Audit.REMEMBERED + 5; i++) {
      audit.logIn(somebody("user " + i), "192.0.2.1");
    }
    List<String> who = who("log-in");
    assertEquals(Audit.REMEMBERED, who.size());
    assertEquals("user " + (Audit.REMEMBERED + 4), who.get(0));
    assertEquals("user 5", who.get(who.size() - 1));
  }

  @Test
  void whoeverIsRefusedOftenPushesNoLogInOut() {
    audit.logIn(somebody("ann"), "192.0.2.1");
    for (int i = 0; i < 10 * Audit.REMEMBERED; i++) {
      audit.refused("not-authorised", "GET", "/v1/keys", somebody("bob"), "192.0.2.2");
    }
    assertEquals(List.of("ann"), who("log-in"));
    assertTrue(who("refused").size() <= Audit.REMEMBERED);
    assertEquals("bob", who("refused").get(0));
  }

  @Test
  void whatSomebodySendsIsOneShortLine() {
    audit.refused("not-authenticated", "GET", "/v1/\nkeys" + "x".repeat(5_000), null, "192.0.2.2");
    Event event = audit.newest().get(0);
    assertTrue(event.asked().startsWith("GET /v1/?keysxxx"), event.asked());
    assertTrue(event.asked().length() < 300);
    assertEquals(null, event.who());
  }
}
