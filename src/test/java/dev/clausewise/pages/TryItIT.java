package dev.clausewise.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page to try the API at, under a policy that lets it run its own scripts and no others. */
@InABrowser
class TryItIT {
  @TestHTTPResource String url;

  @Test
  void anExampleIsSentAndAnswered(Page page) {
    page.navigate(url + "q/swagger-ui/");
    assertThat(page.locator(".opblock-tag").first()).hasAttribute("data-tag", "Deciding");
    page.locator("[data-tag='Deciding']").click();
    Locator decide = page.locator("#operations-Deciding-decide");
    decide.locator(".opblock-summary-control").click();
    decide.locator(".try-out__btn").click();
    assertThat(decide.locator("textarea").first())
        .hasValue(Pattern.compile("\"actorType\": \"police\""));
    decide.locator(".execute").click();
    assertThat(decide.locator(".live-responses-table .response .response-col_status"))
        .containsText("200");
    assertThat(decide.locator(".live-responses-table")).containsText("prohibited");
  }
}
