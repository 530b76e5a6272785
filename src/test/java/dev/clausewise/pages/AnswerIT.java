package dev.clausewise.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.clausewise.pages.Controls.button;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer as it is read, passed on and printed. */
@InABrowser
class AnswerIT {
  private static final String SHERIFF =
      "#v=1&asOf=2026-11-26&actorType=police&actorLevel=local&actorCountry=US&useCountry=US&service=azure_openai"
          + "&capability=face_identification&camera=body_worn&timing=real_time";

  /**
   * Whether what has the focus lies under something else, at its middle as far as that is in the
   * window.
   */
  private static final String COVERED =
      """
      () => {
        const at = document.activeElement, box = at.getBoundingClientRect();
        if (at === document.body || box.width === 0) return '';
        const y = Math.min(Math.max((box.top + box.bottom) / 2, 1), innerHeight - 2);
        const top = document.elementFromPoint(Math.min((box.left + box.right) / 2, innerWidth - 2), y);
        return top && (at.contains(top) || top.contains(at)) ? '' : (at.id || at.textContent) + ' at ' + Math.round(box.top);
      }
      """;

  @TestHTTPResource String url;

  private static Locator outcome(Page page) {
    return page.locator(".banner h3");
  }

  @ParameterizedTest
  @CsvSource({"1400,900", "390,844", "700,450"})
  void theVerdictIsInSightAfterAskAndStaysSo(int width, int height, Page page) {
    page.setViewportSize(width, height);
    page.navigate(url + SHERIFF);
    assertThat(outcome(page)).hasText("Prohibited");
    if (width == 390) {
      button(page, "All facts on one form").click();
    }
    page.locator("#fact-capability-other").scrollIntoViewIfNeeded();
    page.locator("#fact-capability-other").check();
    page.locator(".submit").getByText("Ask again").click();
    assertThat(outcome(page)).hasText("Prohibited");
    assertThat(outcome(page)).isFocused();
    double top = page.locator(".banner").boundingBox().y;
    assertTrue(0 <= top && top <= 200, "the verdict begins at " + top);
    page.locator(".fine-print").scrollIntoViewIfNeeded();
    assertThat(page.locator(".answer-line")).containsText("Prohibited");
    assertThat(page.locator(".answer-line")).isInViewport();
  }

  @Test
  void nothingThatHasTheFocusLiesUnderABar(Page page) {
    page.setViewportSize(700, 450);
    page.navigate(url + SHERIFF);
    assertThat(page.locator(".stretches")).isVisible();
    page.locator(".brand").focus();
    int stops = 0;
    do {
      page.keyboard().press("Tab");
      assertEquals("", page.evaluate(COVERED));
    } while (++stops < 200
        && !Boolean.TRUE.equals(
            page.evaluate("document.activeElement.closest('footer') !== null")));
    assertTrue(80 < stops && stops < 200, stops + " stops");
  }

  @Test
  void anAnswerToAnotherCaseThanTheFormsSaysSo(Page page) {
    page.navigate(url + SHERIFF);
    assertThat(outcome(page)).hasText("Prohibited");
    button(page, "Change: AI service").click();
    assertThat(page.locator("#fact-service")).isFocused();
    page.locator("#fact-service").selectOption("rekognition");
    assertThat(outcome(page)).hasText("Before the change: Prohibited");
    assertThat(page.locator(".submit")).containsText("Before the change: Prohibited");
    assertThat(page.locator(".answer")).hasClass("answer answer-old");
    assertThat(page.locator(".answer .pf-v6-c-alert"))
        .containsText("What the form says now: Open:");
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }");
    button(page, "Copy link to this case").click();
    assertTrue(page.evaluate("window.copied").toString().contains("service=rekognition"));

    page.locator(".answer").getByText("Ask again").click();
    assertThat(page.locator(".asked")).containsText("Amazon Rekognition");
    assertThat(outcome(page)).not().containsText("Before");
    page.locator("#fact-service").selectOption("azure_openai");
    page.locator("#fact-service").selectOption("rekognition");
    assertThat(outcome(page)).not().containsText("Before");
  }

  @Test
  void anAnswerByOneInstrumentSaysSoAndAsksAll(Page page) {
    page.navigate(url + SHERIFF + "&instruments=META-LLAMA3-AUP");
    assertThat(outcome(page)).hasText("Not applicable by Llama 3 Acceptable Use Policy alone");
    assertThat(page.locator(".banner")).containsText("It does not govern this use. Others may.");
    assertThat(page.locator(".finding").first())
        .containsText("outside of what the instrument governs");
    button(page, "Ask all " + Controls.instruments() + " instruments").click();
    assertThat(outcome(page)).hasText("Prohibited");
  }

  @Test
  void otherDaysAreToldWithTheClausesThatChangeThem(Page page) throws IOException {
    page.navigate(url + SHERIFF);
    Locator days = page.locator(".days");
    assertThat(days.locator(".is-asked"))
        .hasText("from 1 January 2023 on Prohibited the day asked about");
    assertThat(days).containsText("until 30 June 2015");
    days.getByText("Clauses that began or ended").click();
    assertThat(days.locator(".turns").last()).containsText("FACE-ANY (prohibits) begins");
    Download calendar = page.waitForDownload(() -> button(page, "As calendar").click());
    String text = Files.readString(calendar.path(), StandardCharsets.UTF_8);
    assertTrue(
        text.startsWith("BEGIN:VCALENDAR") && text.contains("DTSTART;VALUE=DATE:20230101"), text);
  }

  @Test
  void anAnswerOfAnotherDaySaysWhatItIsToday(Page page) {
    page.navigate(url + SHERIFF.replace("2026-11-26", "2022-12-31"));
    assertThat(page.locator(".as-of"))
        .hasText("The answer is as of 31 December 2022. Today it is: Prohibited");
    page.navigate(url + SHERIFF);
    assertThat(page.locator(".as-of"))
        .hasText("The answer is as of 26 November 2026. Today it is the same.");
  }

  @Test
  void aPrintBeginsWithTheVerdictAndHasNothingClosed(Page page) {
    page.navigate(url + SHERIFF);
    assertThat(page.locator(".stretches")).isVisible();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".answer details:not([open])")).hasCount(0);
    String text = page.locator("body").innerText().strip();
    assertTrue(
        text.matches("(?s)Clausewise\\s+Prohibited\\s+At least one clause bars this use.*"), text);
    assertTrue(text.indexOf("You asked") < text.indexOf("These decide"), text);
    for (String closed : List.of("LE-MOBILE-RT", "sha256:", "26 November 2026")) {
      assertTrue(text.contains(closed), closed);
    }
    assertThat(page.locator(".facts")).isHidden();
    assertThat(page.locator("button:visible")).hasCount(0);
    assertEquals(
        "\" (https://learn.microsoft.com/en-us/legal/ai-code-of-conduct)\"",
        page.locator(".citation a")
            .first()
            .evaluate("a => getComputedStyle(a, '::after').content"));
    assertTrue(page.pdf().length > 10_000);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    assertThat(page.locator(".elsewhere")).not().hasAttribute("open", "");
  }

  @Test
  void theAnswerIsCopiedAsTextJsonAndCurl(Page page) {
    page.navigate(url + SHERIFF);
    assertThat(outcome(page)).hasText("Prohibited");
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }");
    button(page, "Copy as text").click();
    String text = page.evaluate("window.copied").toString();
    assertTrue(
        text.startsWith("Prohibited on 26 November 2026") && text.contains("US-POLICE"), text);
    button(page, "Copy as JSON").click();
    assertEquals("prohibited", page.evaluate("JSON.parse(window.copied).outcome"));
    button(page, "Copy as curl").click();
    assertTrue(page.evaluate("window.copied").toString().contains("/v1/decisions -H"));
  }
}
