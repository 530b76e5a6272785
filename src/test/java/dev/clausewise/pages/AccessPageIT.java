package dev.clausewise.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.clausewise.pages.Controls.button;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.Test;

/** Keys as an operator makes and revokes them. */
@InABrowser
class AccessPageIT {
  @TestHTTPResource String url;

  private static int sessionOf(String secret) {
    return given()
        .header("Authorization", "Bearer " + secret)
        .get("/v1/ledger?limit=1")
        .statusCode();
  }

  @Test
  void aKeyIsMadeShownOnceAndRevoked(Page page) {
    page.navigate(url + "access");
    assertThat(page.locator("main")).containsText("for the role operator");
    LoginIT.logIn(page, url);
    page.navigate(url + "access");
    assertThat(page.locator("[data-event=log-in]").first()).containsText("token of the start");
    page.getByLabel("Whose it is").fill("Auditors of the county");
    page.getByLabel("auditor").check();
    page.getByLabel("Of no use from").fill("2020-01-01");
    button(page, "Make the key").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("to come");
    page.getByLabel("Of no use from").fill("2999-01-01");
    button(page, "Make the key").click();
    Locator shown = page.getByTestId("secret");
    assertThat(shown).isFocused();
    String secret = shown.innerText().strip();
    assertEquals(200, sessionOf(secret));

    page.reload();
    Locator row = page.locator("tr[data-key]").first();
    assertThat(row).containsText("Auditors of the county");
    assertThat(row).containsText("caller, auditor");
    assertThat(row).containsText("2999");
    assertThat(page.locator("main")).not().containsText(secret);
    row.getByText("Revoke").click();
    button(page, "Keep it").click();
    row.getByText("Revoke").click();
    button(page, "Revoke it").click();
    assertThat(row).containsText("Revoked on");
    assertEquals(401, sessionOf(secret));
    button(page, "Look again").click();
    assertThat(page.locator("[data-event=refused]").first()).containsText("GET /v1/ledger");
  }

  @Test
  void whatCannotBeLoadedCanBeAskedForAgain(Page page) {
    LoginIT.logIn(page, url);
    page.route("**/v1/access/events", Route::abort);
    page.navigate(url + "access");
    Locator events = page.locator("[aria-labelledby=events-title]");
    assertThat(events.getByRole(AriaRole.ALERT)).isVisible();
    page.unrouteAll();
    events.getByText("Try again").click();
    assertThat(page.locator("[data-event=log-in]").first()).isVisible();
  }
}
