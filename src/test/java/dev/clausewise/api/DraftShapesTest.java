package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.clausewise.AsTheOperator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Drafts whose parts do not fit each other are told where. */
@QuarkusTest
@ExtendWith(AsTheOperator.class)
class DraftShapesTest {
  private static final String INSTRUMENT = "US-OR-133.741";

  private static JsonPath created() {
    return given()
        .contentType("application/json")
        .body(Map.of("instrument", INSTRUMENT, "note", "shapes"))
        .post("/v1/drafts")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  /** What the check says of a draft with another model; the draft is gone afterwards. */
  private static ValidatableResponse checked(JsonPath draft, String model) {
    String id = draft.getString("id");
    given()
        .contentType("application/json")
        .body(
            Map.of(
                "instrument",
                INSTRUMENT,
                "model",
                model,
                "note",
                "shapes",
                "revision",
                draft.getString("revision")))
        .put("/v1/drafts/" + id)
        .then()
        .statusCode(200);
    ValidatableResponse check =
        given().contentType("application/json").post("/v1/drafts/" + id + "/check").then();
    given().delete("/v1/drafts/" + id).then().statusCode(204);
    return check.statusCode(200).body("profile", equalTo(false));
  }

  private static String without(String part, String model) {
    Matcher found = Pattern.compile(part, Pattern.DOTALL).matcher(model);
    if (!found.find()) {
      throw new IllegalArgumentException(part);
    }
    return model.substring(0, found.start()) + model.substring(found.end());
  }

  @Test
  void aRowThatLacksACell() {
    JsonPath draft = created();
    String model = without("<inputEntry .*?</inputEntry>", draft.getString("model"));
    checked(draft, model)
        .body("diagnostics.code", hasItem("row"))
        .body("diagnostics[0].where.row", equalTo(1))
        .body("diagnostics[0].message", containsString("6 cells for 7 columns"));
  }

  @Test
  void aRowWithACellTooMany() {
    JsonPath draft = created();
    String model = draft.getString("model");
    int first = model.indexOf("<inputEntry ");
    String more = "<inputEntry id=\"_more\"><text>-</text></inputEntry>";
    checked(draft, model.substring(0, first) + more + model.substring(first))
        .body("diagnostics[0].where.row", equalTo(1))
        .body("diagnostics[0].message", containsString("8 cells for 7 columns"));
  }

  @Test
  void twoDecisionsOfOneName() {
    JsonPath draft = created();
    String model = draft.getString("model");
    int end = model.indexOf("</decision>") + "</decision>".length();
    int start = model.lastIndexOf("<decision ", end);
    String again = model.substring(start, end).replace("id=\"_", "id=\"_again-");
    String name = again.replaceAll("(?s)^<decision [^>]*name=\"([^\"]*)\".*", "$1");
    checked(draft, model.substring(0, end) + again + model.substring(end))
        .body("diagnostics.message", hasItem(containsString("wo elements are named " + name)));
  }
}
