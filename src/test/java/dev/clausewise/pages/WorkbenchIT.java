package dev.clausewise.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.clausewise.pages.Controls.button;
import static dev.clausewise.pages.Controls.tab;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import dev.clausewise.AsTheOperator;
import dev.clausewise.Cells;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An analyst's work on a draft, in the editor that analysts use. */
@InABrowser
@ExtendWith(AsTheOperator.class)
class WorkbenchIT {
  private static final String INSTRUMENT = "MSFT-AZURE-FR-POLICE";
  private static final Path IN_FORCE = Path.of("dmn/msft-azure-fr-police.dmn");

  /** The packaged service has its environment of the tests, which have it of pom.xml. */
  private static final Path WORKSPACE = Path.of(System.getenv("CLAUSEWISE_WORKSPACE"));

  private static final Path WRITTEN = WORKSPACE.resolve(IN_FORCE);

  /** The editor is twelve megabytes and may be slow on a busy machine. */
  private static final double OPENING_MS = 90_000;

  /** The effect of a row: after its number, 6 conditions and the clause. */
  private static final int EFFECT = 8;

  /** DMN 1.1. */
  private static final String OLD = "http://www.omg.org/spec/DMN/20151101/dmn.xsd";

  /** Of no instrument, as another editor writes it. */
  private static final Path DISH = Path.of("src/test/resources/template/dish.dmn");

  @TestHTTPResource String url;

  @BeforeEach
  void workspace() throws Exception {
    Files.createDirectories(WRITTEN.getParent());
    Files.writeString(WRITTEN, "not yet proposed");
  }

  static FrameLocator editor(Page page) {
    return page.frameLocator(".bench-frame iframe");
  }

  static Locator cell(Page page, int row, int column) {
    return editor(page)
        .locator("[data-testid='kie-tools--bee--expression-row-" + (row - 1) + "'] td")
        .nth(column);
  }

  static void opened(Page page) {
    tab(page, "Check").waitFor(new Locator.WaitForOptions().setTimeout(OPENING_MS));
  }

  static void isSaved(Page page) {
    assertThat(page.getByTestId("saving")).hasText("Saved");
  }

  /** A layer of text lies over the cells: they are hit by position, as a hand would. */
  private static void type(Page page, Locator cell, String text) {
    cell.scrollIntoViewIfNeeded();
    BoundingBox box = cell.boundingBox();
    page.mouse().dblclick(box.x + box.width / 2, box.y + box.height / 2);
    editor(page).locator(".feel-input .monaco-editor").first().waitFor();
    page.keyboard().press("Control+a");
    page.keyboard().type(text);
    page.keyboard().press("Enter");
    assertThat(cell).containsText(text);
  }

  private String draft(String note) {
    return RestAssured.given()
        .contentType("application/json")
        .body(Map.of("instrument", INSTRUMENT, "note", note))
        .post("/v1/drafts")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Drafts of earlier runs of the tests may lie where those of this one are kept. */
  static String note(String text) {
    return text + " " + System.nanoTime();
  }

  static JsonPath stored(String id) {
    return RestAssured.given().get("/v1/drafts/" + id).then().statusCode(200).extract().jsonPath();
  }

  @Test
  void aCellIsChangedSeenToBreakAnInvariantUndoneAndTheModelProposed(Page page) throws Exception {
    LoginIT.logIn(page, url);
    page.navigate(url + "workbench");
    button(page, "Edit " + INSTRUMENT).click();
    opened(page);
    String id = page.url().substring(page.url().lastIndexOf('/') + 1);
    LooksIT.look(page, "draft", 1400);

    editor(page).locator("[data-nodehref='#_Findings']").first().hover();
    editor(page).getByText("Edit", new FrameLocator.GetByTextOptions().setExact(true)).click();
    String inForce = Files.readString(IN_FORCE);
    int row = Cells.rowOf(inForce, "US-POLICE");
    Locator effect = cell(page, row, EFFECT);
    assertThat(effect).containsText("\"prohibits\"");
    theClauseStandsBeside(page, effect, row);
    type(page, effect, "\"permits\"");
    isSaved(page);
    String changed = stored(id).getString("model");
    assertEquals(Cells.output(inForce, row, 2).with("\"permits\"", inForce), changed);

    button(page, "Check").click();
    assertThat(page.getByTestId("summary")).containsText("errors");
    Locator broken =
        page.locator(".diagnostic")
            .filter(new Locator.FilterOptions().setHasText("invariant-broken"));
    assertThat(broken).hasCount(1);
    assertThat(broken)
        .containsText("the facial-recognition features of Azure are closed to U.S. police");
    LooksIT.look(page, "draft-check", 1400);
    page.setViewportSize(390, 844);
    LooksIT.look(page, "draft-check", 390);
    page.setViewportSize(1400, 1000);

    broken.getByText("Try the use case that shows it").click();
    assertThat(page.getByTestId("verdict")).containsText("Permitted");
    assertThat(page.getByTestId("verdict")).containsText("US-POLICE: permits");
    assertThat(page.locator("#try-actorType")).hasValue("police");
    assertThat(editor(page).locator("tr[class*='evaluation-hits-count-row-overlay']").first())
        .isVisible();
    LooksIT.look(page, "draft-try", 1400);

    tab(page, "What changes").click();
    Locator change = page.locator(".witnesses > li");
    assertThat(change).hasCount(2);
    Locator permitted = change.filter(new Locator.FilterOptions().setHasText("Permitted"));
    assertThat(permitted).hasCount(1);
    assertThat(permitted).containsText("Prohibited");
    permitted.getByText("As a case for the tests").click();
    assertThat(permitted).containsText("MSFT-AZURE-FR-POLICE: {outcome: permitted}");
    LooksIT.look(page, "draft-changes", 1400);

    tab(page, "Propose").click();
    button(page, "Propose").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The draft has errors");
    assertEquals("not yet proposed", Files.readString(WRITTEN));

    button(page, "Undo").click();
    assertThat(effect).containsText("\"prohibits\"");
    isSaved(page);
    button(page, "Propose").click();
    assertThat(page.getByTestId("proposed"))
        .containsText("Written to dmn/msft-azure-fr-police.dmn");
    assertEquals(inForce, Files.readString(WRITTEN), "the build is green with this file");
    LooksIT.look(page, "draft-propose", 1400);
  }

  /** The clause of the row that a mouse or a keyboard selects in the editor. */
  private static void theClauseStandsBeside(Page page, Locator effect, int row) throws Exception {
    Locator beside = page.getByTestId("clause-beside");
    assertThat(beside).hasCount(0);
    effect.scrollIntoViewIfNeeded();
    BoundingBox box = effect.boundingBox();
    page.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
    assertThat(page.locator("#row-picked")).hasValue(String.valueOf(row));
    assertThat(beside).containsText("US-POLICE");
    assertThat(beside).containsText("What of it is encoded");
    assertThat(beside.locator("dd a")).hasAttribute("href", Pattern.compile("https://.+"));
    LooksIT.look(page, "draft-clause", 1400);
    page.keyboard().press("ArrowUp");
    assertThat(page.locator("#row-picked")).hasValue(String.valueOf(row - 1));
    page.locator("#row-picked").selectOption("1");
    assertThat(beside.locator("code").first()).not().hasText("");
  }

  @Test
  void anotherVersionIsNeverOverwrittenWithoutAChoiceAndIsKept(Page page) throws Exception {
    LoginIT.logIn(page, url);
    String note = note("mine and yours");
    String id = draft(note);
    page.navigate(url + "workbench/" + id);
    opened(page);
    JsonPath first = stored(id);
    String theirs = first.getString("model").replace("<description>", "<description>Theirs. ");
    RestAssured.given()
        .contentType("application/json")
        .body(Map.of("revision", first.getString("revision"), "model", theirs))
        .put("/v1/drafts/" + id)
        .then()
        .statusCode(200);

    page.getByLabel("Note").fill("mine");
    assertThat(page.getByText("This draft was changed somewhere else")).isVisible();
    assertEquals(theirs, stored(id).getString("model"));
    LooksIT.look(page, "draft-stale", 1400);

    button(page, "Go on with mine").click();
    isSaved(page);
    assertEquals("mine", stored(id).getString("note"));
    assertNotEquals(theirs, stored(id).getString("model"));
    String other =
        RestAssured.given()
            .get("/v1/drafts")
            .jsonPath()
            .getString("find { it.note == '" + note + " (the other version)' }.id");
    assertEquals(theirs, stored(other).getString("model"));
  }

  @Test
  void whatWasNotSavedIsThereWhenThePageIsOpenedAgain(Page page) {
    LoginIT.logIn(page, url);
    String id = draft("offline");
    page.navigate(url + "workbench/" + id);
    opened(page);
    page.route("**/v1/drafts/" + id, route -> route.abort());
    page.getByLabel("Note").fill("written without a connection");
    assertThat(page.getByTestId("saving")).hasText("Not saved");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("kept in this browser");
    page.onDialog(dialog -> dialog.accept());
    page.unroute("**/v1/drafts/" + id);
    page.reload();
    opened(page);
    isSaved(page);
    assertEquals("written without a connection", stored(id).getString("note"));
  }

  @Test
  void aFileGoesInAndOut(Page page) throws Exception {
    LoginIT.logIn(page, url);
    page.navigate(url + "workbench");
    String inForce = Files.readString(IN_FORCE);
    String edited =
        Cells.output(inForce, Cells.rowOf(inForce, "US-POLICE"), 2).with("\"permits\"", inForce);
    page.locator("input[type=file]")
        .setInputFiles(
            new FilePayload("a.dmn", "text/xml", edited.getBytes(StandardCharsets.UTF_8)));
    opened(page);
    assertThat(page.getByLabel("Note")).hasValue("From a.dmn");
    page.locator("input[type=file]")
        .setInputFiles(
            new FilePayload("b.dmn", "text/xml", inForce.getBytes(StandardCharsets.UTF_8)));
    isSaved(page);
    Download download = page.waitForDownload(() -> button(page, "Export").click());
    assertEquals("msft-azure-fr-police.dmn", download.suggestedFilename());
    assertEquals(inForce, Files.readString(download.path()));

    page.navigate(url + "workbench");
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload("c.dmn", "text/xml", "no model".getBytes()));
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("c.dmn is no DMN model");
    assertTrue(page.url().endsWith("/workbench"));

    page.locator("input[type=file]").setInputFiles(DISH);
    opened(page);
    page.getByLabel("Season").fill("Winter");
    page.getByLabel("Guests").fill("12");
    button(page, "Evaluate").click();
    assertThat(page.getByTestId("decisions")).containsText("\"Stew\" succeeded, row 2");
    page.getByLabel("Guests").fill("4");
    assertThat(page.getByText("The input has changed since.")).isVisible();
    editor(page).getByText("Auto-generate Diagram").click();
    assertThat(editor(page).locator("[data-nodehref='#d']").first()).isVisible();
    isSaved(page);
    LooksIT.look(page, "draft-other", 1400);
    tab(page, "Check").click();
    button(page, "Check").click();
    assertThat(page.getByTestId("summary")).hasText("It compiles.");
    tab(page, "Propose").click();
    assertThat(page.getByTestId("no-proposal")).containsText("a model of no instrument");

    // What it cannot read, it says in words; the text is there to be mended.
    tab(page, "Text").click();
    Locator text = page.getByLabel("Text of the model");
    assertThat(text).hasValue(Pattern.compile("name=\"Dish\""));
    String model = text.inputValue();
    String id = page.url().substring(page.url().lastIndexOf('/') + 1);
    String old =
        Files.readString(DISH).replaceAll("https://www.omg.org/spec/DMN/20191111/MODEL/", OLD);
    RestAssured.given()
        .contentType("application/json")
        .body(Map.of("revision", stored(id).getString("revision"), "model", old))
        .put("/v1/drafts/" + id)
        .then()
        .statusCode(200);
    page.onDialog(dialog -> dialog.accept());
    page.reload();
    Locator alert =
        page.getByRole(AriaRole.ALERT)
            .filter(new Locator.FilterOptions().setHasText("The editor could not be opened"));
    assertThat(alert)
        .containsText(
            "It is DMN 1.1, and the editor reads 1.2 to 1.6.",
            new LocatorAssertions.ContainsTextOptions().setTimeout(OPENING_MS));
    assertThat(button(page, "Export")).isEnabled();
    LooksIT.look(page, "draft-other-failed", 1400);
    tab(page, "Text").click();
    assertThat(text).hasValue(old);
    text.fill(model);
    button(page, "Put it into the draft").click();
    assertThat(alert).hasCount(0);
    opened(page);
    page.waitForCondition(() -> model.equals(stored(id).getString("model")));
    RestAssured.given().delete("/v1/drafts/" + id).then().statusCode(204);
  }
}
