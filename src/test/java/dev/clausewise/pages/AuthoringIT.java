package dev.clausewise.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.clausewise.pages.Controls.button;
import static dev.clausewise.pages.Controls.tab;
import static dev.clausewise.pages.WorkbenchIT.isSaved;
import static dev.clausewise.pages.WorkbenchIT.opened;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.clausewise.AsTheOperator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The analyst's walk as {@code docs/authoring.md} tells it: each of its steps, with its entries.
 */
@InABrowser
@ExtendWith(AsTheOperator.class)
class AuthoringIT {
  private static final Path DOCUMENT = Path.of("docs/authoring.md");
  private static final Path WORKSPACE = Path.of(System.getenv("CLAUSEWISE_WORKSPACE"));
  private static final List<String> FILES =
      List.of(
          "dmn/aws-rai.dmn",
          "src/main/resources/policies/aws-rai.yaml",
          "src/test/resources/cases/aws-rai.yaml",
          "src/main/resources/invariants/aws-rai.yaml");

  @TestHTTPResource String url;

  @AfterEach
  void asItWas() throws IOException {
    for (String file : FILES) {
      Files.deleteIfExists(WORKSPACE.resolve(file));
    }
  }

  @Test
  void theProviderHasAddedAClause(Page page) throws IOException {
    LoginIT.logIn(page, url);
    List<String> done = new ArrayList<>();
    long began = System.nanoTime();
    for (Walk.Step step : Walk.of(DOCUMENT, "The provider has added a clause").steps()) {
      go(page, step);
      done.add(step.title());
    }
    System.out.printf("the walk of %s: %.0f s%n", DOCUMENT, (System.nanoTime() - began) / 1e9);
    assertEquals(8, done.size(), done.toString());
    for (String file : FILES) {
      assertTrue(
          Files.readString(WORKSPACE.resolve(file)).contains("emotion"), file + " is written");
    }
  }

  @Test
  void anInstrumentIsBegunAndProposed(Page page) throws IOException {
    LoginIT.logIn(page, url);
    List<Walk.Step> steps = Walk.of(DOCUMENT, "A new instrument").steps();
    assertEquals(
        List.of("Begin", "Check", "Write", "Propose"),
        steps.stream().map(Walk.Step::title).toList());
    Walk.Step form = steps.get(0);
    String lower = form.the("Id").toLowerCase(Locale.ROOT);
    List<String> files =
        List.of(
            "dmn/" + lower + ".dmn",
            "src/main/resources/policies/" + lower + ".yaml",
            "src/test/resources/cases/" + lower + ".yaml",
            "src/main/resources/invariants/" + lower + ".yaml");
    forget(form.the("Id"), files);
    try {
      page.navigate(url + "workbench");
      page.getByText("New instrument").click();
      button(page, "Begin").click();
      assertThat(page.locator(".fact-wrong")).hasCount(5);
      assertThat(page.locator("#begin-id-help")).containsText("id is left empty");
      LooksIT.look(page, "begin-wrong", 1400);
      for (Walk.Entry entry : form.entries()) {
        Locator control =
            page.locator(".begin")
                .getByLabel(
                    entry.label().equals("Service") ? entry.value() : entry.label(),
                    new Locator.GetByLabelOptions().setExact(true));
        switch (entry.label()) {
          case "Service" -> control.check();
          case "Kind" -> control.selectOption(entry.value());
          default -> control.fill(entry.value());
        }
      }
      button(page, "Begin").click();
      opened(page);
      check(page);
      assertThat(page.getByTestId("summary")).hasText("Nothing stands in the way of proposing it.");
      page.locator("#row-picked").selectOption("3");
      assertThat(page.getByTestId("clause-beside")).containsText("CLAUSE-1");
      assertThat(page.getByTestId("clause-beside")).containsText("nobody has written yet");
      LooksIT.look(page, "draft-begun", 1400);
      tab(page, "Propose").click();
      button(page, "Propose").click();
      for (String file : files) {
        assertThat(page.getByTestId("proposed")).containsText(file);
        assertTrue(Files.exists(WORKSPACE.resolve(file)), file);
      }
    } finally {
      forget(form.the("Id"), files);
    }
  }

  /** What an earlier run has left. */
  private static void forget(String instrument, List<String> files) throws IOException {
    for (String file : files) {
      Files.deleteIfExists(WORKSPACE.resolve(file));
    }
    RestAssured.given()
        .get("/v1/drafts")
        .jsonPath()
        .<String>getList("findAll { it.instrument == '" + instrument + "' }.id")
        .forEach(id -> RestAssured.given().delete("/v1/drafts/" + id));
  }

  private void go(Page page, Walk.Step step) throws IOException {
    switch (step.title()) {
      case "Begin" -> {
        page.navigate(url + "workbench");
        button(page, "Edit " + step.the("Instrument")).click();
        opened(page);
        page.getByLabel("Note").fill(step.the("Note"));
      }
      case "Add a derived fact" -> {
        tab(page, "Add").click();
        fill(page, step);
        button(page, "Add the derived fact").click();
        assertThat(page.getByText("is in the model.")).isVisible();
        assertThat(page.locator("[id='row-cell-" + step.the("Name") + "']")).isVisible();
      }
      case "Add the row" -> {
        fill(page, step);
        LooksIT.look(page, "draft-add", 1400);
        button(page, "Add the row").click();
        assertThat(page.getByText("A row of " + step.the("Clause"))).isVisible();
      }
      case "Write the register entry" -> append(page, "Register entry", step.text());
      case "Write the cases" -> append(page, "Cases", step.text());
      case "Check" -> {
        check(page);
        Locator broken = page.locator(".diagnostic");
        assertThat(broken).hasCount(step.entries().size());
        for (Walk.Entry entry : step.entries()) {
          assertEquals("Broken", entry.label());
          assertThat(page.locator(".diagnostics")).containsText(entry.value() + ":");
        }
        broken.first().getByText("Show in the file").click();
        assertThat(page.getByLabel("Invariants")).isFocused();
        LooksIT.look(page, "draft-files", 1400);
      }
      case "Move the invariants" -> {
        Locator text = file(page, "Invariants");
        text.fill(text.inputValue().replace(step.the("Replace"), step.the("By")));
        append(page, "Invariants", step.text());
      }
      case "Propose" -> {
        check(page);
        assertThat(page.getByTestId("summary"))
            .hasText("Nothing stands in the way of proposing it.");
        tab(page, "Propose").click();
        button(page, "Propose").click();
        for (String file : FILES) {
          assertThat(page.getByTestId("proposed")).containsText(file);
        }
        isSaved(page);
      }
      default -> throw new AssertionError("nobody goes the step " + step.title());
    }
  }

  private static void fill(Page page, Walk.Step step) {
    for (Walk.Entry entry : step.entries()) {
      page.getByRole(AriaRole.TABPANEL)
          .getByLabel(entry.label(), new Locator.GetByLabelOptions().setExact(true))
          .fill(entry.value());
    }
  }

  private static void check(Page page) {
    tab(page, "Check").click();
    button(page, "Check").click();
    page.getByTestId("summary").waitFor();
    assertThat(page.locator(".outdated")).hasCount(0);
  }

  private static Locator file(Page page, String name) {
    tab(page, "Files").click();
    page.locator("#file").selectOption(name);
    return page.getByLabel(name);
  }

  private static void append(Page page, String name, String text) {
    Locator file = file(page, name);
    file.fill(file.inputValue() + text);
  }
}
