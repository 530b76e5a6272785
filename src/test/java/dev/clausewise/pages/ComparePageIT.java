package dev.clausewise.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Uses side by side. */
@InABrowser
class ComparePageIT {
  /** A sheriff matches faces in real time on body-worn cameras, through Azure OpenAI. */
  private static final String SHERIFF =
      "v=1&asOf=2024-05-10&actorType=police&actorLevel=local&actorCountry=US&useCountry=US"
          + "&service=azure_openai&capability=face_identification&timing=real_time&camera=body_worn";

  private static final String FACTS =
      """
      {"facts": {"actorType": "police", "actorLevel": "local", "actorCountry": "US", "useCountry": "US",
                 "service": "%s", "capability": ["face_identification"], "timing": "real_time",
                 "camera": "body_worn"},
       "asOf": "%s"}
      """;

  @TestHTTPResource String url;

  private static JsonPath decision(String service, String asOf) {
    return given()
        .contentType("application/json")
        .body(FACTS.formatted(service, asOf))
        .post("/v1/decisions")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static Map<String, String> outcomes(JsonPath decision) {
    Map<String, String> outcomes = new TreeMap<>();
    for (Map<String, Object> verdict : decision.<Map<String, Object>>getList("verdicts")) {
      outcomes.put((String) verdict.get("instrument"), (String) verdict.get("outcome"));
    }
    return outcomes;
  }

  /** What a column of the page says, by instrument. */
  private static Map<String, String> column(Page page, int column) {
    Map<String, String> said = new TreeMap<>();
    for (Locator row : page.locator("tr[data-instrument]").all()) {
      String outcome = row.locator("td").nth(column).getAttribute("data-outcome");
      if (outcome != null) {
        said.put(row.getAttribute("data-instrument"), outcome);
      }
    }
    return said;
  }

  @Test
  void aMatrixIsWhatTheDecisionsSay(Page page) {
    page.navigate(url + "compare#" + SHERIFF);
    assertThat(page.locator(".together .outcome")).hasText("Prohibited");
    assertEquals(outcomes(decision("azure_openai", "2024-05-10")), column(page, 0));
    assertThat(page.locator(".of-group").first()).hasText("Microsoft");
    page.locator("tr[data-instrument='MSFT-AOAI-COC']").getByText("US-POLICE").click();
    assertThat(page).hasURL(Pattern.compile("/instruments/MSFT-AOAI-COC#row-\\d+$"));
    assertThat(page.locator(".policy-table .marked"))
        .hasAttribute("id", Pattern.compile("row-\\d+"));
    assertThat(page.locator(".pointed-at")).hasAttribute("data-clause", "US-POLICE");
  }

  @Test
  void anotherServiceStandsBesideItWithTheClausesThatMakeTheDifference(Page page) {
    page.navigate(url + "compare#" + SHERIFF);
    page.getByLabel("What is otherwise?").selectOption("service");
    page.getByLabel("It is").selectOption("rekognition");
    page.getByText("Add a column").click();
    assertThat(page.locator(".together .outcome")).hasCount(2);
    Map<String, String> rekognition = outcomes(decision("rekognition", "2024-05-10"));
    assertEquals(rekognition, column(page, 1));
    assertFalse(rekognition.containsKey("MSFT-AOAI-COC"));
    assertThat(page.locator("tr[data-instrument='MSFT-AOAI-COC']"))
        .hasClass(Pattern.compile("differs"));
    assertThat(page.locator(".apart")).containsText("MSFT-AOAI-COC US-POLICE");
    assertThat(page).hasURL(Pattern.compile("service=rekognition"));
    page.goBack();
    assertThat(page.locator(".together .outcome")).hasCount(1);
  }

  @Test
  void betweenTwoDaysTheClausesThatBeginAndEndAreNamed(Page page) {
    page.navigate(url + "compare#" + SHERIFF + ";" + SHERIFF.replace("2024-05-10", "2024-04-01"));
    assertThat(page.locator(".days h3")).hasCount(1);
    assertThat(page.locator(".days")).containsText("1 May 2024");
    assertThat(page.locator(".days")).containsText("MSFT-AOAI-COC US-POLICE begins to apply");
    assertEquals(outcomes(decision("azure_openai", "2024-04-01")), column(page, 1));
  }

  @Test
  void aCaseThatIsRefusedIsNotDecided(Page page) {
    page.navigate(url + "compare#v=1&asOf=2024-05-10&service=no_such");
    assertThat(page.locator(".pf-v6-c-alert")).containsText("/facts/service");
    assertThat(page.locator(".together")).containsText("Not decided");
    assertEquals(List.of(), page.locator("tr[data-instrument]").all());
  }
}
