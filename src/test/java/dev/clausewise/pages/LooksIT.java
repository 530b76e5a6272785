package dev.clausewise.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each page on a wide and on a narrow screen, light and dark: nothing sticks out, axe finds no
 * fault by WCAG 2.2 AA, and {@code target/screenshots} has a picture.
 */
@InABrowser
class LooksIT {
  private static final Path PICTURES = Path.of("target/screenshots");
  private static final Path AXE = Path.of("src/main/webui/node_modules/axe-core/axe.min.js");
  private static final String FAULTS =
      """
      async rules => (await axe.run({ exclude: [['.bench-frame iframe']] }, { runOnly: rules }))
        .violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target + ' ' + n.failureSummary))
      """;

  private static final String[] WCAG = {"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"};

  private static final Set<String> LOGGED_IN =
      Set.of("workbench", "ledger", "record", "access", "mapping");

  @TestHTTPResource String url;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ask         |                                                                | .nothing",
        "prohibited  | #v=1&asOf=2024-05-10&actorType=police&actorLevel=local&actorCountry=US&useCountry=US&service=azure_openai&capability=face_identification | .banner-prohibited",
        "open        | #v=1&asOf=2026-05-10&actorType=police&useCountry=DE            | .next",
        "refused     | #v=1&asOf=2026-05-10&useCountry=Deutschland&offenceMaxYears=ten | .fact-wrong",
        "compare     | compare#v=1&asOf=2024-05-10&actorType=police&useCountry=US&service=azure_openai&capability=face_identification;v=1&asOf=2023-05-10&actorType=police&useCountry=US&service=azure_openai&capability=face_identification | .days",
        "inventories | inventories                                                    | #which",
        "mapping     | inventories/mapping                                            | #begin",
        "instruments | instruments#text=emotion                                       | .hits",
        "instrument  | instruments/MSFT-AOAI-COC#row-11                               | [data-testid=invariants]",
        "ledger      | ledger                                                         | [data-record]",
        "record      | ledger#id=RECORD                                               | .recorded",
        "access      | access                                                         | #new-title",
        "missing     | nope                                                           | .ways",
        "login       | login                                                          | #token",
        "workbench   | workbench#begin                                                | .begin-services input",
      })
  void fitsAndIsAccessible(String name, String address, String shown, Page page)
      throws IOException {
    if (LOGGED_IN.contains(name)) {
      LoginIT.logIn(page, url);
    }
    String at = address == null ? "" : address.replace("RECORD", LedgerPageIT.recorded());
    // Colours that change by and by would be looked at halfway.
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    for (int width : List.of(1400, 390)) {
      page.setViewportSize(width, width == 390 ? 844 : 1000);
      page.navigate("about:blank");
      page.navigate(url + at);
      assertThat(page.locator(shown).first()).isVisible();
      look(page, name, width);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      isDark(page);
      picture(page, name + "-dark", width);
      // Light and dark differ in colours alone.
      assertEquals(List.of(), faults(page, "color-contrast"), name + " in the dark at " + width);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
  }

  private static void isDark(Page page) {
    assertEquals(
        "rgb(18, 23, 30)", page.evaluate("getComputedStyle(document.body).backgroundColor"));
  }

  @Test
  void whoAsksForLessMotionSeesNone(Page page) {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    page.navigate(url);
    assertThat(page.locator(".nothing")).isVisible();
    assertEquals(
        0,
        page.evaluate(
            "document.getAnimations().length + [...document.querySelectorAll('*')].filter(e => getComputedStyle(e).transitionDuration !== '0s').length"));
  }

  @Test
  void inForcedColoursWhatIsMarkedIsOutlined(Page page) {
    page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    page.navigate(url + "instruments/MSFT-AOAI-COC#row-11");
    assertThat(page.locator("#row-11.marked")).isVisible();
    assertEquals(
        "solid", page.locator("#row-11").evaluate("row => getComputedStyle(row).outlineStyle"));
  }

  /** Takes a picture of a page as it stands, and looks for faults. */
  static void look(Page page, String name, int width) throws IOException {
    picture(page, name, width);
    assertEquals(
        0,
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"),
        name + " sticks out at " + width);
    page.evaluate(Files.readString(AXE));
    assertEquals(List.of(), faults(page, WCAG), name + " at " + width);
  }

  private static void picture(Page page, String name, int width) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve(name + "-" + width + ".png"))
            .setFullPage(true));
  }

  private static Object faults(Page page, String... rules) {
    return page.evaluate(FAULTS, List.of(rules));
  }
}
