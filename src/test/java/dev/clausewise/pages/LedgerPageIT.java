package dev.clausewise.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.clausewise.pages.Controls.button;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.clausewise.Packaged;
import io.quarkus.test.common.http.TestHTTPResource;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Recorded decisions as an auditor reads them. */
@InABrowser
class LedgerPageIT {
  private static final String ASKED =
      """
      {"facts": {"service": "azure_openai", "actorType": "police", "actorLevel": "local", "actorCountry": "US",
                 "capability": ["face_identification"], "similarityThreshold": 98.5},
       "asOf": "2024-05-10", "instruments": ["MSFT-AOAI-COC", "SEED-2024-05"]}
      """;

  @TestHTTPResource String url;

  /** The id of a decision that is recorded. */
  static String recorded() {
    return recorded(ASKED);
  }

  private static String recorded(String asked) {
    return given()
        .contentType("application/json")
        .body(asked)
        .post("/v1/decisions")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  @Test
  void aRecordIsFoundReadProvedAndDecidedAgain(Page page) throws Exception {
    String id = recorded();
    LoginIT.logIn(page, url);
    page.navigate(url + "ledger");
    page.getByLabel("Outcome", new Page.GetByLabelOptions().setExact(true))
        .selectOption("prohibited");
    page.getByLabel("Instrument that spoke").selectOption("MSFT-AOAI-COC");
    button(page, "Search").click();
    Locator row = page.locator("tr[data-record='" + id + "']");
    assertThat(row).containsText("10 May 2024");
    assertTrue(page.url().contains("outcome=prohibited"), page.url());
    assertThat(page.locator("[data-span]")).hasCount(12);
    assertThat(page.locator(".bars [data-part=prohibited]")).hasCount(1);

    row.locator("a").click();
    assertThat(page.locator("[aria-labelledby=record-title]")).containsText(id);
    assertThat(page.locator("[aria-labelledby=facts-title]")).containsText("98.5");
    page.locator(".recorded summary").first().click();
    assertThat(page.locator(".recorded .citation").first()).isVisible();
    assertThat(page.locator(".recorded")).containsText("US-POLICE");
    button(page, "Decide it again").click();
    assertThat(page.locator("[aria-labelledby=again-title]")).containsText("every word");
    button(page, "Check it here").click();
    assertThat(page.locator("[aria-labelledby=receipt-title]")).containsText("unchanged");
    Download receipt = page.waitForDownload(() -> button(page, "Save as a file").click());
    assertTrue(Files.readString(receipt.path()).contains("\"checkpoint\""));
    page.getByText("Open in Ask").click();
    assertThat(page.locator(".banner-prohibited")).isVisible();
    page.goBack();
    assertThat(page.locator("[aria-labelledby=record-title]")).containsText(id);
    page.goBack();
    assertThat(row).isVisible();
  }

  @Test
  void whatAReportAloneSaysIsNeverCalledProhibited(Page page) {
    String id = recorded(ASKED.replace("MSFT-AOAI-COC", "SEED-2024-05"));
    LoginIT.logIn(page, url);
    page.navigate(url + "ledger#instrument=SEED-2024-05");
    Locator row = page.locator("tr[data-record='" + id + "']");
    assertThat(row).containsText("Reports a prohibition");
    assertThat(row).not().containsText("Prohibited");
    assertThat(page.locator(".chart thead")).containsText("Asked of press reports alone");
    row.locator("a").click();
    Locator came = page.locator("[aria-labelledby=record-title] .outcome");
    assertThat(came).hasText("Reports a prohibition");
  }

  @Test
  void anErasedRecordSaysSo(Page page) {
    String id = recorded();
    given()
        .header("Authorization", "Bearer " + Packaged.TOKEN)
        .delete("/v1/ledger/" + id + "/facts")
        .then()
        .statusCode(200);
    LoginIT.logIn(page, url);
    page.navigate(url + "ledger#id=" + id);
    assertThat(page.locator("[aria-labelledby=facts-title]")).containsText("were erased");
    assertThat(button(page, "Decide it again")).hasCount(0);
    page.getByText("All recorded decisions").click();
    assertThat(page.locator("tr[data-record='" + id + "']")).containsText("Facts erased");
  }

  @Test
  void everythingIsVerifiedDecidedOtherwiseAndTakenAway(Page page) throws Exception {
    String id = recorded();
    LoginIT.logIn(page, url);
    page.navigate(url + "ledger");
    Locator verify = page.locator("[aria-labelledby=verify-title]");
    button(page, "Verify everything").click();
    assertThat(verify).containsText("Everything is as it was written");
    verify.locator("summary").click();
    page.getByLabel("The checkpoint").fill("x");
    button(page, "Verify everything").click();
    assertThat(verify).containsText("no checkpoint of a log");

    page.getByLabel("As of the day").fill("2019-01-01");
    button(page, "Decide them again").click();
    Locator changes = page.locator("[aria-labelledby=changes-title]");
    assertThat(changes).containsText("come to something else.");
    assertThat(changes.locator("a[href*='" + id + "']")).hasCount(1);

    Download file =
        page.waitForDownload(() -> button(page, "Save all of these days with receipts").click());
    assertEquals("ledger.ndjson", file.suggestedFilename());
    assertTrue(Files.readString(file.path()).contains(id));
  }

  @Test
  void nobodyUnknownSeesARecord(Page page) {
    page.navigate(url + "ledger");
    assertThat(page.locator("main")).containsText("for the role auditor");
    assertThat(page.locator("main").getByText("Log in")).isVisible();
    assertThat(page.locator("#records-title")).hasCount(0);
  }
}
