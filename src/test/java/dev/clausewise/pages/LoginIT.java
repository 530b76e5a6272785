package dev.clausewise.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.clausewise.pages.Controls.button;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.clausewise.Packaged;
import io.quarkus.test.common.http.TestHTTPResource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logging in to the pages, by the link that the start prints and by hand, and out of them. */
@InABrowser
class LoginIT {
  @TestHTTPResource String url;

  /** By the link that the start prints. */
  static void logIn(Page page, String url) {
    page.navigate(url + "login#" + Packaged.TOKEN);
    page.waitForURL(url);
    assertThat(button(page, "Log out")).isVisible();
  }

  @Test
  void whoIsNotKnownIsSentToLogInAndComesBack(Page page) {
    page.navigate(url + "workbench");
    page.getByRole(AriaRole.ALERT).getByText("Log in").click();
    page.waitForURL(url + "login?then=%2Fworkbench");
    page.getByLabel("Key, or the token").fill("not-the-token");
    button(page, "Log in").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("not known here");
    page.getByLabel("Key, or the token").fill(Packaged.TOKEN);
    button(page, "Log in").click();
    page.waitForURL(url + "workbench");
    assertThat(page.getByText("Models in force")).isVisible();
    button(page, "Log out").click();
    page.waitForURL(url);
    page.navigate(url + "workbench");
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
  }

  @Test
  void theTokenOfTheLinkIsLeftNowhereThatAScriptReads(Page page) {
    logIn(page, url);
    assertEquals("", page.evaluate("document.cookie"));
    assertFalse(page.url().contains(Packaged.TOKEN));
    page.goBack();
    assertFalse(page.url().contains(Packaged.TOKEN));
    assertEquals(
        List.of("true", "STRICT"),
        page.context().cookies().stream()
            .filter(cookie -> cookie.name.equals("clausewise"))
            .flatMap(cookie -> List.of(cookie.httpOnly + "", cookie.sameSite + "").stream())
            .toList());
  }
}
