package dev.clausewise.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The register, as a visitor reads it. */
@InABrowser
class InstrumentPagesIT {

  @TestHTTPResource String url;

  private static Locator rows(Page page) {
    return page.locator("tbody tr");
  }

  @Test
  void theListIsFilteredByWordsPlaceKindAndDay(Page page) {
    page.navigate(url + "instruments");
    assertThat(rows(page)).hasCount(46);
    page.getByLabel("Jurisdiction").selectOption("US-CA");
    assertThat(rows(page)).hasCount(3);
    page.getByLabel("Kind").selectOption("local law");
    assertThat(rows(page)).hasCount(1);
    assertThat(rows(page)).containsText("US-SF-19B");
    page.getByLabel("In effect on").fill("2001-01-01");
    assertThat(page.getByText("No instrument is like that.")).isVisible();
    page.getByLabel("In effect on").fill("");
    page.getByLabel("Kind").selectOption("");
    page.getByLabel("Jurisdiction").selectOption("");
    page.getByLabel("Words in title or clauses").fill("drone illinois");
    rows(page).getByRole(AriaRole.LINK).first().click();
    assertThat(page).hasURL(Pattern.compile("/instruments/US-IL-[A-Z]+$"));
    assertThat(page.locator("h1")).isVisible();
  }

  @Test
  void anInstrumentShowsItsClausesDatesAndInvariants(Page page) {
    page.navigate(url + "instruments/MSFT-AOAI-COC");
    assertThat(page.locator("h1")).hasText("Azure OpenAI Code of Conduct and its successors");
    assertThat(page.locator("#clause-US-POLICE")).containsText("In force since 1 May 2024");
    assertThat(
            page.getByRole(
                AriaRole.IMG,
                new Page.GetByRoleOptions().setName("US-POLICE: In force since 1 May 2024")))
        .isVisible();
    assertThat(page.getByText("No gap: some row decides every use case.")).isVisible();
    assertThat(page.getByTestId("invariants"))
        .containsText(
            "facial recognition by or for U.S. police through Azure OpenAI is never anything but prohibited");
    assertThat(page.getByTestId("invariants").locator(".broken")).hasCount(0);
  }

  @Test
  void whatChangedBetweenTwoDaysLeadsToAUseCase(Page page) {
    page.navigate(url + "instruments/MSFT-AOAI-COC");
    page.getByLabel("From", new Page.GetByLabelOptions().setExact(true)).fill("2024-04-01");
    page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("2024-05-10");
    page.getByText("Compare").click();
    Locator change =
        page.locator(".changes li")
            .filter(
                new Locator.FilterOptions()
                    .setHasText(Pattern.compile("Review required.*Prohibited")));
    assertThat(change).isVisible();
    change.getByText("after").click();
    assertThat(page.locator(".banner h3")).hasText("Prohibited");
    page.goBack();
    assertThat(page.locator("h1")).hasText("Azure OpenAI Code of Conduct and its successors");
  }

  @Test
  void anInstrumentThatThereIsNotIsSaidToBeNone(Page page) {
    page.navigate(url + "instruments/NO-SUCH");
    assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("There is nothing here");
  }
}
