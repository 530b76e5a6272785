package dev.clausewise.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.clausewise.pages.Controls.button;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From what somebody knows of a use to an answer that is settled, or says what is open. */
@InABrowser
class InterviewIT {
  private static final String UNKNOWN = "I don't know";

  @TestHTTPResource String url;

  private static Locator outcome(Page page) {
    return page.locator(".banner h3");
  }

  private static Locator question(Page page) {
    return page.locator(".next");
  }

  /**
   * A mouse that counts: a value of a list takes two clicks, one that opens it and one that picks.
   */
  private static final class Mouse {
    private int clicks;

    void click(Locator at) {
      clicks++;
      at.click();
    }

    void pick(Locator list, String value) {
      clicks += 2;
      list.selectOption(value);
    }
  }

  @Test
  void theSheriffNeedsNoMoreThanTwelveClicks(Page page) {
    page.setViewportSize(1400, 900);
    page.navigate(url);
    Mouse mouse = new Mouse();
    mouse.pick(page.locator("#fact-actorType"), "police");
    mouse.click(page.locator("#fact-actorLevel-local"));
    mouse.click(button(page, "United States: What is the home country of the user?"));
    mouse.pick(page.locator("#fact-service"), "azure_openai");
    mouse.click(page.locator("#fact-capability-face_identification"));
    mouse.pick(page.locator("#fact-camera"), "body_worn");
    mouse.click(page.locator("#fact-timing-real_time"));
    mouse.click(button(page, "The same country: United States"));
    mouse.click(button(page, "Ask"));

    assertThat(outcome(page)).hasText("Prohibited");
    assertThat(outcome(page)).isInViewport();
    assertTrue(mouse.clicks <= 12, mouse.clicks + " clicks");
    assertThat(page.locator("#verdict-MSFT-AOAI-COC")).hasAttribute("open", "");
    assertThat(page.locator(".elsewhere summary"))
        .containsText("laws of U.S. states apply only there: which state?");
    assertThat(page.locator(".elsewhere")).not().hasAttribute("open", "");
    assertThat(page.locator(".verdicts .outcome-review_required")).hasCount(0);
    assertThat(page.locator(".asked")).containsText("Body worn");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "actorType=police&actorLevel=state&actorCountry=DE&useCountry=DE&service=azure_openai&capability=face_identification&camera=body_worn&timing=real_time | Is the place an uncontrolled",
        "actorType=company&service=rekognition&useCountry=US&useSubdivision=US-IL&capability=face_identification&purpose=retail_security&timing=real_time | Which consent",
        "actorType=police&actorLevel=local&actorCountry=US&useCountry=US&useSubdivision=US-UT&capability=report_drafting,audio_transcription&camera=body_worn | Which AI service is actually called?",
      })
  void notKnowingIsAnAnswerAndTheInterviewEnds(String facts, String first, Page page) {
    page.navigate(url + "#v=1&asOf=2026-11-26&" + facts);
    assertThat(question(page)).containsText(first);
    String address = page.url();
    question(page).getByText(UNKNOWN).last().click();
    assertThat(question(page)).not().containsText(first);
    assertThat(page.locator(".left-open")).containsText(first);
    assertThat(page.locator("#next-title")).isFocused();
    assertTrue(page.url().startsWith(address + "&skip="), page.url());

    String second = question(page).locator("legend, label").first().innerText();
    question(page).getByText(UNKNOWN).last().click();
    assertThat(question(page)).not().containsText(second);
    button(page, "Leave all that is open").click();
    assertThat(question(page)).hasCount(0);
    assertThat(outcome(page)).hasText("Not settled yet");
    assertThat(page.locator(".left-open")).containsText("What remains open");
    assertThat(page.locator(".left-open")).containsText("not read as permission");
    assertThat(page.locator(".unknown h4").first()).containsText(first);
    assertThat(page.locator(".unknown").first().getByText("Copy the question")).isVisible();
  }

  @Test
  void whatIsFoundOutLaterSettlesIt(Page page) {
    page.navigate(
        url
            + "#v=1&asOf=2026-11-26&actorType=company&service=rekognition&useCountry=US&useSubdivision=US-IL"
            + "&capability=face_identification&purpose=retail_security&timing=real_time&skip=consent");
    assertThat(page.locator(".left-open")).containsText("Which consent");
    page.locator(".left-open").getByText("Answer it after all").click();
    assertThat(question(page)).containsText("Which consent");
    page.locator("#next-consent-none").check();
    question(page).getByText("Answer", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(outcome(page)).hasText("Prohibited");
    Locator trail = page.locator(".trail");
    assertThat(trail).containsText("Which consent");
    page.reload();
    assertThat(trail).containsText("Which consent");
    page.goBack();
    assertThat(outcome(page)).hasText("Not settled yet");
    assertThat(trail).hasCount(0);
    page.goForward();
    assertThat(trail).containsText("Which consent");
  }

  @Test
  void whatFollowsFromEachServiceIsTold(Page page) throws IOException {
    page.navigate(
        url
            + "#v=1&asOf=2024-05-10&actorType=police&actorLevel=local&actorCountry=US&useCountry=US"
            + "&capability=face_identification&timing=post_event&camera=fixed_cctv&instruments=MSFT-AOAI-COC");
    question(page).getByText(UNKNOWN).last().click();
    Locator barred =
        page.locator(".follows li")
            .filter(new Locator.FilterOptions().setHas(page.locator(".outcome-prohibited")));
    assertThat(barred).containsText("Azure OpenAI");
    Locator outside =
        page.locator(".follows li")
            .filter(new Locator.FilterOptions().setHas(page.locator(".outcome-not_applicable")));
    assertThat(outside).containsText("Claude");
    LooksIT.look(page, "unknown", 1400);
    page.setViewportSize(390, 844);
    LooksIT.look(page, "unknown", 390);
    barred.getByText("Azure OpenAI").click();
    assertThat(outcome(page)).containsText("Prohibited");
    assertThat(page.locator(".left-open")).hasCount(0);
    assertThat(page.locator("#fact-service")).hasValue("azure_openai");
  }

  @Test
  void theFirstClickOnAnswerIsTaken(Page page) {
    page.navigate(
        url
            + "#v=1&asOf=2026-11-26&actorType=police&service=azure_openai&capability=face_identification");
    assertThat(question(page)).containsText("In which country is it used?");
    page.locator("#next-useCountry").pressSequentially("USA");
    question(page).getByText("Answer", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".asked")).containsText("United States");
    assertThat(page.locator("#fact-useCountry")).hasValue("US");
    assertThat(outcome(page)).isFocused();
  }

  @Test
  void onAPhoneOneQuestionIsAskedAtATime(Page page) {
    page.setViewportSize(390, 844);
    page.navigate(url);
    Locator form = page.locator(".guided");
    assertThat(form).containsText("Question 1 of");
    assertEquals(1, form.locator(".fact").count());
    page.locator("#fact-actorType").selectOption("company");
    button(page, "Next").click();
    button(page, "United States: What is the home country of the user?").click();
    button(page, "Next").click();
    button(page, "The same country: United States").click();
    button(page, "Next").click();
    page.locator("#fact-useSubdivision").selectOption("US-IL");
    button(page, "Next").click();
    form.getByText(UNKNOWN).last().click();
    page.locator("#fact-capability-face_identification").check();
    button(page, "See the answer now").click();

    assertThat(outcome(page)).hasText("Not settled yet");
    assertThat(outcome(page)).isInViewport();
    assertThat(question(page)).containsText("Which AI service is actually called?");
    button(page, "Change: State or province").click();
    assertThat(page.locator("#fact-useSubdivision")).hasValue("US-IL");
    button(page, "All facts on one form").click();
    assertThat(page.locator("#fact-useCountry")).hasValue("US");
  }
}
