package dev.clausewise.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.clausewise.pages.Controls.button;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first page, as a visitor uses it. */
@InABrowser
class AskPageIT {
  private static final String US_POLICE =
      "U.S. city police identify suspects in street-camera stills";
  private static final String REPORTS =
      "U.S. police draft reports from body-camera audio, service unknown";
  private static final String SEED =
      "#v=1&asOf=2024-05-10&service=azure_openai&actorType=police&actorLevel=local&actorCountry=US&useCountry=US"
          + "&capability=face_identification&timing=post_event&camera=fixed_cctv&instruments=MSFT-AOAI-COC";

  @TestHTTPResource String url;

  private static Locator outcome(Page page) {
    return page.locator(".banner h3");
  }

  @Test
  void theExampleOfUsPoliceIsProhibitedAndTheClauseIsCited(Page page) {
    page.navigate(url);
    button(page, US_POLICE).click();

    assertThat(outcome(page)).hasText("Prohibited");
    assertThat(page.locator(".banner")).containsText("Determined");
    assertThat(outcome(page)).isFocused();
    Locator clause =
        page.locator("#verdict-MSFT-AOAI-COC .finding")
            .filter(new Locator.FilterOptions().setHasText("US-POLICE"));
    assertThat(clause).containsText("by or for a police department in the United States");
    assertThat(clause).containsText("In force since 1 May 2024");
    assertThat(clause).containsText("Read second-hand");
    assertThat(clause.getByRole(AriaRole.LINK).first())
        .hasAttribute("href", "/instruments/MSFT-AOAI-COC#row-11");
    assertThat(clause.locator(".citation").getByRole(AriaRole.LINK))
        .hasAttribute("href", Pattern.compile("^https://learn\\.microsoft\\.com/.*"));
    assertThat(page.locator(".answer")).containsText("Not legal advice");
    assertThat(page.locator("#fact-service")).hasValue("azure_openai");
    assertThat(page.locator("#fact-capability-face_identification")).isChecked();
    assertThat(page.locator("#fact-asOf")).hasValue("2024-05-10");
  }

  @Test
  void onASmallScreenThePagesAreUnderOneButton(Page page) throws Exception {
    page.setViewportSize(390, 844);
    page.navigate(url);
    assertThat(page.locator("#ask")).isVisible();
    double height = page.locator(".masthead").boundingBox().height;
    assertTrue(height < 64, "the head is " + height + " high");
    Locator menu = button(page, "Menu");
    Locator compare = page.locator("nav").getByText("Compare");
    assertThat(compare).isHidden();
    menu.press("Enter");
    assertThat(menu).hasAttribute("aria-expanded", "true");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    assertThat(compare).isFocused();
    LooksIT.look(page, "menu", 390);
    page.keyboard().press("Escape");
    assertThat(compare).isHidden();
    assertThat(menu).isFocused();
    menu.click();
    compare.click();
    assertThat(page.locator("nav [aria-current=page]")).hasText("Compare");
  }

  @Test
  void anUnknownServiceIsAskedForAndTheAnswerSettlesIt(Page page) {
    page.navigate(url);
    button(page, REPORTS).click();
    assertThat(outcome(page)).hasText("Not settled yet");
    page.getByText("By all " + Controls.instruments() + " instruments").click();
    page.locator("#instrument-MSFT-AOAI-COC").check();
    page.locator(".submit").getByText("Ask again").click();

    assertThat(page.locator(".banner")).containsText("Not determined");
    assertThat(page.locator(".scale .outcome:not(.ruled-out)")).hasCount(3);
    Locator next = page.locator(".next");
    assertThat(next).containsText("Which AI service is actually called?");
    page.locator("#next-service").selectOption("azure_openai");
    next.getByText("Answer", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".scale .outcome:not(.ruled-out)")).hasCount(2);
    next.getByLabel("No", new Locator.GetByLabelOptions().setExact(true)).check();
    next.getByText("Answer", new Locator.GetByTextOptions().setExact(true)).click();

    assertThat(outcome(page)).containsText("Permitted with conditions");
    assertThat(page.locator(".banner")).containsText("no fact that is not stated can change it");
    assertThat(page.locator(".scale .outcome:not(.ruled-out)")).hasCount(1);
    assertThat(page.locator(".trail")).containsText("From 2 possible outcomes to 1");
    assertThat(page.locator(".next")).hasCount(0);
    assertThat(page.locator("#fact-service")).hasValue("azure_openai");
  }

  @Test
  void theAddressGivesAColleagueTheSameCase(Page page) {
    page.navigate(url);
    button(page, US_POLICE).click();
    assertThat(outcome(page)).hasText("Prohibited");
    String address = page.url();
    assertEquals(url, address.substring(0, address.indexOf('#')), "facts are not sent to servers");

    page.navigate("about:blank");
    page.navigate(address);
    assertThat(outcome(page)).hasText("Prohibited");
    assertThat(page.locator("#fact-camera")).hasValue("fixed_cctv");
    assertEquals(address, page.url());

    page.locator("#fact-service").selectOption("rekognition");
    assertThat(page.getByText("The facts have changed since this answer")).isVisible();
    page.locator(".submit").getByText("Ask again").click();
    assertThat(page.locator("#verdict-AWS-REKOG-TERMS")).isVisible();
    page.goBack();
    assertThat(page.locator("#fact-service")).hasValue("azure_openai");
    assertThat(page.locator("#verdict-MSFT-AOAI-COC")).isVisible();
    page.goForward();
    assertThat(page.locator("#fact-service")).hasValue("rekognition");
    assertThat(page.locator("#verdict-AWS-REKOG-TERMS")).isVisible();
  }

  @Test
  void aValueThatIsNotAllowedIsToldAtItsField(Page page) {
    page.navigate(url);
    Locator country = page.locator("#fact-useCountry");
    country.fill("Atlantis");
    country.press("Enter");

    Locator field = page.locator(".fact-wrong").filter(new Locator.FilterOptions().setHas(country));
    assertThat(field).containsText("We do not know this country.");
    assertThat(country).hasAttribute("aria-invalid", "true");
    assertThat(country).isFocused();
    assertThat(page.locator(".banner")).hasCount(0);

    country.fill("Deutschland");
    country.press("Enter");
    assertThat(page.locator(".banner")).isVisible();
    assertThat(country).hasValue("DE");
    assertThat(page.locator(".fact-wrong")).hasCount(0);
  }

  @Test
  void aLinkOfAnotherFormOrWithAnUnknownFactIsRefused(Page page) {
    page.navigate(url + "#v=9&service=claude");
    assertThat(page.getByText("This link cannot be read")).isVisible();
    page.navigate("about:blank");
    page.navigate(url + "#v=1&colour=red");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("/facts/colour");
  }

  @Test
  void theKeyboardComesToAskInThreeKeys(Page page) {
    page.navigate(url);
    assertThat(page.locator("#ask")).isVisible();
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator("#ask")).isFocused();
  }

  @Test
  void aReportByItselfProhibitsNothing(Page page) {
    page.navigate(url + SEED + "&instruments=SEED-2024-05");
    assertThat(outcome(page)).containsText("Reports a prohibition");
    assertThat(page.locator(".answer")).not().containsText("Prohibits");
    assertThat(page.locator(".answer .citation").first()).containsText("Press report");
    assertThat(page.locator(".answer .outcome-prohibited:not(.scale *)")).hasCount(0);
  }

  @Test
  void whatWouldHaveToBeOtherwiseIsShownAndCanBeAsked(Page page) {
    page.navigate(url + SEED);
    assertThat(outcome(page)).containsText("Prohibited");
    button(page, "What would have to be otherwise?").click();
    Locator change =
        page.locator(".changes li").filter(new Locator.FilterOptions().setHasText("Azure AI face"));
    assertThat(change).containsText("AI service: Azure AI face");
    assertThat(change).containsText("Not applicable");
    change.getByRole(AriaRole.BUTTON).click();
    assertThat(outcome(page)).containsText("Not applicable");
    assertThat(page.locator("#fact-service")).hasValue("azure_ai_face");
  }

  @Test
  void aFactIsFoundByItsWordsAndAnOpenOneByItsName(Page page) {
    page.navigate(url);
    assertThat(page.locator("#fact-consent")).hasCount(0);
    page.getByLabel("Find a fact").fill("consent people");
    assertThat(page.locator("#fact-consent")).isVisible();
    assertThat(page.locator("#fact-service")).hasCount(0);
    page.getByLabel("Find a fact").fill("sheriff");
    page.locator(".found").getByText("Who uses it?").click();
    assertThat(page.locator("#fact-actorType")).hasValue("police");

    page.navigate(url + "#v=1&asOf=2026-05-10&actorType=police&useCountry=DE");
    page.locator(".chips").getByText("Human review").click();
    assertThat(page.locator("#fact-humanReview")).isFocused();
  }

  @Test
  void aKeyboardIsEnough(Page page) {
    page.navigate(url);
    assertThat(page.locator("#fact-service")).isVisible();
    page.keyboard().press("Tab");
    assertThat(
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Skip to content")))
        .isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#main")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    assertThat(button(page, US_POLICE)).isFocused();
    page.keyboard().press("Enter");
    assertThat(outcome(page)).isFocused();
  }
}
