package dev.clausewise.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.clausewise.pages.Controls.button;
import static dev.clausewise.pages.Controls.tab;
import static dev.clausewise.pages.WorkbenchIT.cell;
import static dev.clausewise.pages.WorkbenchIT.editor;
import static dev.clausewise.pages.WorkbenchIT.isSaved;
import static dev.clausewise.pages.WorkbenchIT.opened;
import static dev.clausewise.pages.WorkbenchIT.stored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.MouseButton;
import dev.clausewise.AsTheOperator;
import dev.clausewise.Cells;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a draft must not do to whoever works on it: lock itself in, or be judged by what it was. */
@InABrowser
@ExtendWith(AsTheOperator.class)
class DraftPageIT {
  private static final String INSTRUMENT = "IBM-FR-EXIT";
  private static final Path IN_FORCE = Path.of("dmn/ibm-fr-exit.dmn");

  /** After the number of a row, its five conditions and the one that is inserted. */
  private static final int CLAUSE = 7;

  @TestHTTPResource String url;

  private static final String NOTE = WorkbenchIT.note("of a test");

  private String draft(String model) {
    return draft(INSTRUMENT, model);
  }

  private static String draft(String instrument, String model) {
    return RestAssured.given()
        .contentType("application/json")
        .body(Map.of("instrument", instrument, "note", NOTE, "model", model))
        .post("/v1/drafts")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void theTable(Page page) {
    editor(page).locator("[data-nodehref='#_Findings']").first().hover();
    editor(page).getByText("Edit", new FrameLocator.GetByTextOptions().setExact(true)).click();
  }

  /** Where nothing says how wide a column is, the editor writes widths that it cannot read. */
  @Test
  void aColumnIsInsertedAndTheDraftOpensAgainAndIsJudgedAsItIsShown(Page page) throws Exception {
    String inForce = Files.readString(IN_FORCE);
    String without = inForce.replaceAll("(?s) *<di:extension>.*?</di:extension>\n", "");
    assertFalse(without.contains("kie:width>"));
    LoginIT.logIn(page, url);
    String id = draft(without);
    page.navigate(url + "workbench/" + id);
    opened(page);
    theTable(page);
    editor(page)
        .locator("th", new FrameLocator.LocatorOptions().setHasText("facts.service"))
        .first()
        .click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
    editor(page).getByText("Insert right").first().click();
    assertThat(page.getByTestId("saving")).hasText("Not saved yet");
    isSaved(page);
    String stored = stored(id).getString("model");
    assertTrue(stored.contains("<kie:width>"), "the column was inserted");
    assertFalse(stored.contains("<kie:width />"));
    page.reload();
    opened(page);

    // What is shown, though nobody has pressed Enter.
    theTable(page);
    Locator clause = cell(page, Cells.rowOf(inForce, "OPPOSE"), CLAUSE);
    clause.scrollIntoViewIfNeeded();
    BoundingBox box = clause.boundingBox();
    page.mouse().dblclick(box.x + box.width / 2, box.y + box.height / 2);
    editor(page).locator(".feel-input .monaco-editor").first().waitFor();
    page.keyboard().press("Control+a");
    page.keyboard().type("\"OPPOSED\"");
    assertThat(page.getByTestId("saving")).hasText("Not saved yet");
    assertEquals(
        false, page.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))"));
    button(page, "Check").click();
    page.getByTestId("summary").waitFor();
    assertTrue(stored(id).getString("model").contains("OPPOSED&quot;"));
    assertThat(page.locator(".diagnostics")).containsText("OPPOSED");
  }

  /** A report about a policy prohibits nothing, in a draft as little as in force. */
  @Test
  void whatAReportSaysIsCalledReported(Page page) throws Exception {
    LoginIT.logIn(page, url);
    page.navigate(
        url
            + "workbench/"
            + draft("SEED-2024-05", Files.readString(Path.of("dmn/seed-2024-05.dmn"))));
    opened(page);
    tab(page, "Try").click();
    button(page, "Try").click();
    Locator tried = page.getByTestId("verdict");
    assertThat(tried).containsText("Not determined: Reports a prohibition");
    assertThat(tried).not().containsText("Prohibited");
    Locator rows = page.locator("#row-picked");
    Locator row =
        rows.locator("option")
            .filter(new Locator.FilterOptions().setHasText("Reports a prohibition"))
            .first();
    rows.selectOption(row.getAttribute("value"));
    assertThat(page.getByTestId("clause-beside").locator(".effect"))
        .hasText("Reports a prohibition");
  }

  @Test
  void whereTheEditorFailsTheDraftIsNotLost(Page page) throws Exception {
    LoginIT.logIn(page, url);
    String id = draft("<definitions>");
    page.navigate(url + "workbench/" + id);
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The editor could not be opened");
    button(page, "Check").click();
    assertThat(page.getByTestId("summary")).containsText("1 error.");
    LooksIT.look(page, "draft-failed", 1400);
    Download download = page.waitForDownload(() -> button(page, "Export").click());
    assertEquals("<definitions>", Files.readString(download.path()));

    button(page, "Begin again from what is in force").click();
    assertThat(button(page, "Redo")).isEnabled();
    isSaved(page);
    assertEquals(Files.readString(IN_FORCE), stored(id).getString("model"));
    String aside =
        RestAssured.given()
            .get("/v1/drafts")
            .jsonPath()
            .getString("find { it.note == '" + NOTE + " (that the editor could not open)' }.id");
    assertEquals("<definitions>", stored(aside).getString("model"));
  }
}
