package dev.clausewise.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

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
    assertThat(rows(page)).hasCount(Controls.instruments());
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

  /** No entry says so yet: nobody has recorded it. */
  @Test
  void aCitationSaysWhenItWasReadAndWhereACopyIs(Page page) {
    page.route(
        "**/v1/instruments/MSFT-AOAI-COC",
        route -> {
          APIResponse answer = route.fetch();
          JsonObject instrument = JsonParser.parseString(answer.text()).getAsJsonObject();
          JsonObject clause = instrument.getAsJsonArray("clauses").get(0).getAsJsonObject();
          clause.addProperty("readOn", "2026-06-15");
          clause.addProperty("archived", "https://archive.example/2026/code");
          JsonObject part = instrument.getAsJsonArray("notEncoded").get(0).getAsJsonObject();
          part.addProperty("readOn", "2026-06-16");
          part.addProperty("archived", "javascript:alert(1)");
          route.fulfill(
              new Route.FulfillOptions().setResponse(answer).setBody(instrument.toString()));
        });
    page.navigate(url + "instruments/MSFT-AOAI-COC");
    Locator citations = page.locator(".citation");
    assertThat(citations.first()).containsText("15 June 2026");
    assertThat(citations.first().getByText("archive.example/2026/code"))
        .hasAttribute("href", "https://archive.example/2026/code");
    assertThat(citations.nth(1)).containsText("not recorded");
    assertThat(page.locator("[aria-labelledby=covered]")).containsText("read on 16 June 2026");
    assertThat(page.getByText("archived", new Page.GetByTextOptions().setExact(true))).hasCount(0);
  }

  @Test
  void whatChangedBetweenTwoDaysLeadsToAUseCase(Page page) {
    page.navigate(url + "instruments/MSFT-AOAI-COC");
    page.getByLabel("From", new Page.GetByLabelOptions().setExact(true)).fill("2024-04-01");
    page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("2024-05-10");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare")).click();
    Locator change =
        page.locator(".changes li")
            .filter(
                new Locator.FilterOptions()
                    .setHasText(Pattern.compile("Review required.*Prohibited")));
    assertThat(change).isVisible();
    change.getByText("after").click();
    assertThat(page.locator(".banner h3"))
        .hasText("Prohibited by Azure OpenAI Code of Conduct and its successors alone");
    page.goBack();
    assertThat(page.locator("h1")).hasText("Azure OpenAI Code of Conduct and its successors");
  }

  @Test
  void everyRowOfTheTableIsReadUnderItsClause(Page page) throws Exception {
    page.navigate(url + "instruments/US-WA-43.386");
    assertThat(page.locator("#row-1")).isVisible();
    Map<String, String> shown = new TreeMap<>();
    for (Locator row : page.locator(".policy-table tr[id]").all()) {
      shown.put(
          row.getAttribute("id"), row.locator("xpath=ancestor::tbody").getAttribute("data-clause"));
    }
    assertEquals(clausesOfRows("dmn/us-wa-43.386.dmn"), shown);
    assertThat(page.locator("#row-2")).containsText("Washington use: no");
    assertThat(page.locator("#row-2")).containsText("Does not govern it");
    assertThat(page.locator("#row-2")).containsText("from 1 July 2021 on");
  }

  private static Map<String, String> clausesOfRows(String model) throws Exception {
    NodeList rules =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new File(model))
            .getElementsByTagName("rule");
    Map<String, String> clauses = new TreeMap<>();
    for (int i = 0; i < rules.getLength(); i++) {
      Element rule = (Element) rules.item(i);
      String clause = rule.getElementsByTagName("outputEntry").item(0).getTextContent().trim();
      clauses.put("row-" + (i + 1), clause.replace("\"", ""));
    }
    return clauses;
  }

  @Test
  void anAddressOfARowShowsAndMarksIt(Page page) {
    page.navigate(url + "instruments/US-WA-43.386#row-9");
    assertThat(page.locator("#row-9")).isInViewport();
    assertThat(page.locator(".policy-table .marked")).hasCount(1);
    assertThat(page.locator("#row-9.marked")).isFocused();
    assertThat(page.locator(".pointed-at")).hasAttribute("data-clause", "030");
    page.locator("#clause-070").getByRole(AriaRole.LINK).first().click();
    assertThat(page.locator("#row-12.marked")).isInViewport();
  }

  @Test
  void aSearchFindsAClauseByItsWords(Page page) {
    page.navigate(url + "instruments");
    page.getByLabel("Words in title or clauses").fill("emotion work");
    Locator hit =
        page.locator(".hits li").filter(new Locator.FilterOptions().setHasText("EU-AIA 5.1.f"));
    assertThat(hit.locator("mark")).hasText(new String[] {"emotion", "work"});
    assertThat(page).hasURL(Pattern.compile("/instruments#text=emotion\\+work$"));
    page.reload();
    hit.getByRole(AriaRole.LINK).click();
    assertThat(page.locator("[id='clause-5.1.f'].marked")).isInViewport();
  }

  @Test
  void aReportIsNotSaidToProhibit(Page page) {
    page.navigate(url + "instruments/SEED-2024-05");
    assertThat(page.locator("#clause-S1")).containsText("Reports a prohibition");
    assertThat(page.locator("#clause-S1")).containsText("Press report");
    assertThat(page.locator("#clauses ~ .findings")).not().containsText("Prohibits");
  }

  @Test
  void anInstrumentThatThereIsNotIsSaidToBeNone(Page page) {
    assertEquals(404, page.navigate(url + "instruments/NO-SUCH").status());
    assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("There is no such instrument");
  }
}
