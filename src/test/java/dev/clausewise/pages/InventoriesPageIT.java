package dev.clausewise.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.clausewise.pages.Controls.button;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import dev.clausewise.AsTheOperator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An inventory from its file to what becomes of it. */
@InABrowser
@ExtendWith(AsTheOperator.class)
class InventoriesPageIT {
  private static final Path SAMPLE = Path.of("src/test/resources/inventory/sample-2025.csv");

  /** A process for the mapping may have to start, on a busy machine. */
  private static final double DECIDING_MS = 60_000;

  @TestHTTPResource String url;

  private void decided(Page page) {
    page.navigate(url + "inventories");
    page.locator("input[type=file]").setInputFiles(SAMPLE);
    page.getByLabel("How its columns are read").selectOption("us-federal-2025");
    page.getByLabel("By which instruments").selectOption("US-OMB-M-25-21");
    page.getByLabel("On which day").fill("2026-04-03");
    button(page, "Decide every row").click();
    page.locator("#rows-title").waitFor(new Locator.WaitForOptions().setTimeout(DECIDING_MS));
  }

  private static Locator rows(Page page) {
    return page.locator("tr[data-row]");
  }

  @Test
  void aFileBecomesAChartAndATableThatCanBeNarrowed(Page page) throws Exception {
    decided(page);
    assertThat(rows(page)).hasCount(7);
    assertThat(page.locator("tr[data-row='2']")).containsText("Prohibited");
    assertThat(page.locator("tr[data-row='2']")).containsText("US-OMB-M-25-21 4b-i");
    assertThat(page.locator("tr[data-row='3']")).containsText("Not settled yet");

    page.getByLabel("Group by").selectOption("agency");
    Locator group = page.locator("tr[data-group='EXA']");
    assertEquals("EXA 3 1 1 1", group.innerText().replaceAll("\\s+", " ").strip());
    assertThat(page.locator(".bars")).containsText("EXA");
    assertEquals(
        page.locator(".chart tbody td:not(:nth-child(2)):not(:empty)").count(),
        page.locator(".bars [data-part]").count());
    LooksIT.look(page, "chart", 1400);
    group.getByRole(AriaRole.BUTTON).click();
    assertThat(rows(page)).hasCount(3);
    page.locator(".counts button")
        .filter(new Locator.FilterOptions().setHasText("Prohibited"))
        .click();
    assertThat(rows(page)).hasCount(1);
    button(page, "Show all").click();
    assertThat(rows(page)).hasCount(7);
    page.getByLabel("With the words").fill("lane cam");
    assertThat(rows(page)).hasCount(1);

    Download csv = page.waitForDownload(() -> button(page, "Save as CSV").click());
    assertEquals("sample-2025-decided.csv", csv.suggestedFilename());
    assertTrue(Files.readString(csv.path()).contains("US-OMB-M-25-21 4b-i (testing)"));

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Lane cameras")).click();
    assertThat(page.locator(".banner")).containsText("OMB M-25-21");
  }

  @Test
  void whatComesNextTakesALogIn(Page page) {
    decided(page);
    button(page, "Look ahead").click();
    assertThat(page.locator("[aria-labelledby=coming-title]")).containsText("Log in");
    LoginIT.logIn(page, url);
    decided(page);
    button(page, "Look ahead").click();
    assertThat(page.locator("[aria-labelledby=coming-title]"))
        .containsText("Worth finding out for all rows");
  }

  @Test
  void theDaysToComeAreUnderASlider(Page page) throws Exception {
    // What comes next depends on the day on which the test runs.
    page.route(
        "**/next",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(
                        """
                        {"from": "2026-04-03", "to": "2028-04-03",
                         "days": [{"day": "2026-12-01", "rows": 2, "counts": [], "clauses": []}]}
                        """)));
    LoginIT.logIn(page, url);
    decided(page);
    button(page, "Look ahead").click();
    Locator days = page.locator(".day-slider");
    assertThat(days.locator("label")).hasText("On 3 April 2026");
    assertThat(days.locator(".counts")).containsText("1 Prohibited");
    assertThat(days.locator(".day-marks line")).hasCount(1);
    LooksIT.look(page, "days-to-come", 1400);
    button(page, "Next change").click();
    assertThat(days.locator("label")).hasText("On 1 December 2026");
    assertThat(button(page, "Next change")).isDisabled();
    days.locator("input").press("ArrowRight");
    assertThat(days.locator("label")).hasText("On 2 December 2026");
    assertThat(days.locator(".counts li").first()).isVisible();
    button(page, "Decide every row on this day").click();
    assertThat(page.locator("#whole")).containsText("on 2 December 2026");
  }

  @Test
  void whatCannotBeReadIsToldWhereItWasChosen(Page page) {
    page.navigate(url + "inventories");
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload("uses.xls", "", "x".getBytes(StandardCharsets.UTF_8)));
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("This file is not read");
    page.locator("input[type=file]")
        .setInputFiles(
            new FilePayload("uses.csv", "", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)));
    button(page, "Decide every row").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("name a mapping");
  }

  @Test
  void whatADraftChangesIsToldWithItsClauses(Page page) {
    String note = "testing is not asked for " + System.nanoTime();
    draft(note);
    LoginIT.logIn(page, url);
    decided(page);
    Locator changes = page.locator("[aria-labelledby=changes-title]").first();
    changes.getByLabel("From the day").fill("2026-04-02");
    changes.getByLabel("To the day").fill("2026-04-03");
    button(page, "Show the changes").click();
    assertThat(page.locator("tr[data-changed='2']")).containsText("US-OMB-M-25-21 4b-i");
    changes.getByLabel("With a draft").selectOption("US-OMB-M-25-21: " + note);
    changes.getByLabel("On the day").fill("2026-04-03");
    button(page, "Show the changes").click();
    assertThat(changes)
        .containsText(
            "7 were decided with the draft on 3 April 2026",
            new LocatorAssertions.ContainsTextOptions().setTimeout(DECIDING_MS));
    assertThat(page.locator("tr[data-changed='2']")).containsText("US-OMB-M-25-21 4b-i");
    assertThat(page.locator("tr[data-changed='4']")).hasCount(0);
  }

  /** A draft of the memorandum by which testing that was not done is as if it had been. */
  private static void draft(String note) {
    String inForce = RestAssured.given().get("/v1/instruments/US-OMB-M-25-21/model").asString();
    String model =
        inForce.replace(
            "<text>&quot;unmet: testing&quot;</text>", "<text>&quot;met: testing&quot;</text>");
    assertNotEquals(inForce, model);
    RestAssured.given()
        .contentType("application/json")
        .body(Map.of("instrument", "US-OMB-M-25-21", "note", note, "model", model))
        .post("/v1/drafts")
        .then()
        .statusCode(201);
  }

  /** From the columns of a file to a mapping that is checked, mended in the editor and kept. */
  @Test
  void aMappingIsBegunCheckedAndKept(Page page) throws Exception {
    String id = "it-" + Long.toString(System.nanoTime(), 36);
    String uses = "Use case name,actorType,Where\nDoors,company,here\nCells,sheriff,there\n";
    LoginIT.logIn(page, url);
    page.navigate(url + "inventories");
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload("uses.csv", "", uses.getBytes(StandardCharsets.UTF_8)));
    button(page, "Draft a mapping from this file\u2019s columns").click();
    ready(page);
    assertThat(page.getByLabel("Against")).containsText("The file uses.csv");
    button(page, "Check").click();
    assertThat(page.getByTestId("summary"))
        .hasText("2 rows read.", new LocatorAssertions.HasTextOptions().setTimeout(DECIDING_MS));
    Locator unknown = page.locator("[data-decision='Column actorType']");
    assertThat(unknown).containsText("\u201csheriff\u201d: 1 row");
    assertThat(page.getByTestId("columns")).hasText("Where");
    assertThat(page.getByTestId("never")).containsText("stay unknown");
    LooksIT.look(page, "mapping", 1400);

    // The words of the file for a value: a row of the table is widened to it.
    unknown.getByRole(AriaRole.BUTTON).click();
    Locator cell = WorkbenchIT.cell(page, 1, 1);
    cell.scrollIntoViewIfNeeded();
    BoundingBox box = cell.boundingBox();
    page.mouse().dblclick(box.x + box.width / 2, box.y + box.height / 2);
    WorkbenchIT.editor(page).locator(".feel-input .monaco-editor").first().waitFor();
    page.keyboard().press("Control+a");
    page.keyboard().type("\"sheriff\"");
    assertThat(page.getByTestId("saving")).hasText("Not saved");
    button(page, "Check").click();
    assertThat(unknown)
        .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(DECIDING_MS));
    page.getByLabel("Keep it as").fill(id);
    button(page, "Save").click();
    assertThat(page.getByTestId("saving")).hasText("Saved");
    String kept = RestAssured.given().get("/v1/mappings/" + id).jsonPath().getString("model");
    assertTrue(kept.contains("sheriff"), kept);

    // From then on it is one of the mappings, whose next version is made in the same way.
    page.navigate(url + "inventories");
    page.getByLabel("How its columns are read").selectOption(id);
    button(page, "Edit this mapping").click();
    page.waitForURL(url + "inventories/mapping?id=" + id);
    ready(page);
    assertThat(button(page, "Save a new version")).isEnabled();
  }

  private static void ready(Page page) {
    button(page, "Redo")
        .and(page.locator("button:enabled"))
        .waitFor(new Locator.WaitForOptions().setTimeout(DECIDING_MS));
  }
}
