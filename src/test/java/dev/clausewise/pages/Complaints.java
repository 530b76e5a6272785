package dev.clausewise.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the browser complains of: errors of scripts, and what the pages' own policy forbids them.
 */
record Complaints(List<String> heard) {

  static Complaints of(BrowserContext profile) {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    profile.onWebError(error -> heard.add(error.error()));
    profile.onConsoleMessage(
        message -> {
          // A problem that the service answers with is part of a test.
          boolean answered = message.text().startsWith("Failed to load resource");
          if (message.type().equals("error") && !answered) {
            heard.add(message.text());
          }
        });
    return new Complaints(heard);
  }

  void assertNone() {
    assertEquals(List.of(), heard);
  }
}
