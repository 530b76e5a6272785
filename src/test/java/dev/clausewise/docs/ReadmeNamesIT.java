package dev.clausewise.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What README.md names is there, in the checkout and in what was packaged: commands, files, links,
 * addresses, members, properties, numbers. Each thing that it names is one of the kinds below; a
 * kind that is new is a case here.
 */
@QuarkusIntegrationTest
class ReadmeNamesIT {
  private static final Page README = Page.of("README.md");

  /** The service that the README speaks of; where the tests' one is, only the tests know. */
  private static final String SERVICE = "http://localhost:8080";

  /** What stands for a part of an address, and one that there is. */
  private static final Map<String, String> SOME =
      Map.of("id", "SEED-2024-05", "instrument", "SEED-2024-05", "clause", "S1");

  private static final Pattern ADDRESS = Pattern.compile("(?:(GET|POST|PUT|DELETE) )?(/\\S*)");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyBlockIsOfAKindThatIsTested() throws Exception {
    Maven maven = Maven.of(Path.of("pom.xml"), repository());
    Places places = Places.ofTheCheckout();
    for (Page.Block block : README.blocks()) {
      String text = block.text();
      if (text.startsWith("mvn ")) {
        assertEquals(List.of(), maven.unknown(text), text);
      } else if (text.startsWith("dmn/ ")) {
        text.lines().forEach(line -> placesAreThere(line, places));
      } else {
        boolean tested = text.startsWith("curl ") || block.language().equals("json");
        assertTrue(tested, "line " + block.line() + " begins with nothing that is tested");
      }
    }
  }

  /** A command of which everything is there, and one of which nothing is. */
  @Test
  void whatMavenDoesNotHaveIsTold() throws Exception {
    Maven maven = Maven.of(Path.of("pom.xml"), repository());
    assertEquals(List.of(), maven.unknown("mvn -o spotless:apply package -DskipITs quarkus:dev"));
    assertEquals(
        List.of("pack", "quarkus:fly", "-DskipSome=1", "-Pfast", "-z"),
        maven.unknown("mvn pack quarkus:fly -DskipSome=1 -Pfast -z"));
  }

  private static Path repository() {
    String repository = System.getProperty("maven.repo.local", "$");
    return repository.startsWith("$")
        ? Path.of(System.getProperty("user.home"), ".m2", "repository")
        : Path.of(repository);
  }

  /** Paths, and behind them what is there: whatever of it looks like a path has to be one. */
  private static void placesAreThere(String line, Places places) {
    String[] parts = line.split("\\s{2,}", 2);
    for (String path : parts[0].split(", ")) {
      assertTrue(places.has(path.replaceAll("/$", "")), path);
    }
    for (String word : parts[1].split("[\\s,;:()]+")) {
      if (Places.isPlace(word)) {
        assertFalse(places.of(word).isEmpty(), word + " behind " + parts[0]);
      }
    }
  }

  @Test
  void everyLinkLeadsSomewhere() throws Exception {
    Places places = Places.ofTheCheckout();
    assertFalse(README.links().isEmpty());
    for (String link : README.links()) {
      if (link.startsWith(SERVICE)) {
        RestAssured.given().get(link.substring(SERVICE.length())).then().statusCode(200);
      } else {
        assertTrue(places.has(link), link);
      }
    }
    assertEquals(SERVICE, "http://localhost:" + application().getProperty("quarkus.http.port"));
  }

  private static Properties application() throws IOException {
    Properties properties = new Properties();
    try (InputStream file =
        Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
      properties.load(file);
    }
    return properties;
  }

  @Test
  void everyAddressIsOneOfTheService() throws Exception {
    Set<String> described = described();
    int addresses = 0;
    for (String cell : README.firstCells("address")) {
      String method = "GET";
      for (String code : Page.codes(cell)) {
        Matcher address = ADDRESS.matcher(code);
        assertTrue(address.matches(), code + " in a cell of addresses");
        method = address.group(1) == null ? method : address.group(1);
        addresses++;
        boolean known = described.contains(method + " " + parts(address.group(2)));
        if (!known && method.equals("GET")) {
          Response answer = RestAssured.given().get(some(address.group(2)));
          known = answer.statusCode() == 200;
        }
        assertTrue(known, method + " " + code);
      }
    }
    assertTrue(addresses > 25, addresses + " addresses");
  }

  /** By the OpenAPI document, whatever the parts of an address are called there. */
  private static Set<String> described() throws IOException {
    Set<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : openApi().path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + parts(path.getKey()));
      }
    }
    return described;
  }

  private static JsonNode openApi() throws IOException {
    return JSON.readTree(RestAssured.given().get("/q/openapi?format=json").asString());
  }

  /** An instrument has its own addresses, others have parts. */
  private static String parts(String address) {
    return address.replace("{instrument}", SOME.get("instrument")).replaceAll("\\{[^}]*}", "{}");
  }

  private static String some(String address) {
    String one = address;
    for (Map.Entry<String, String> part : SOME.entrySet()) {
      one = one.replace("{" + part.getKey() + "}", part.getValue());
    }
    return one;
  }

  @Test
  void everythingElseThatItNamesIsThere() throws Exception {
    Set<String> addresses =
        README.firstCells("address").stream()
            .flatMap(cell -> Page.codes(cell).stream())
            .collect(Collectors.toSet());
    Known known =
        new Known(
            Places.ofTheCheckout(),
            sources(),
            openApi().toString(),
            JSON.readTree(Path.of("src/main/webui/package.json").toFile()).path("scripts"));
    List<String> named = new ArrayList<>(Page.codes(README.prose()));
    README.blocks().forEach(block -> named.addAll(Page.codes(block.text())));
    named.removeAll(addresses);
    assertTrue(named.size() > 5, named::toString);
    named.forEach(code -> assertTrue(known.has(code), code));
  }

  /** Where things that are named can be found; the contract is the OpenAPI document. */
  private record Known(Places places, String sources, String contract, JsonNode scripts) {
    private static final String RUN = "npm run ";
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]+\"");

    boolean has(String code) {
      if (code.startsWith(RUN)) {
        return scripts.has(code.substring(RUN.length()));
      }
      if (code.startsWith("\"")) {
        // A member with its value.
        return QUOTED.matcher(code).results().allMatch(one -> contract.contains(one.group()));
      }
      if (code.matches("[a-z][A-Za-z]+")) {
        return contract.contains("\"" + code + "\"");
      }
      if (Places.isPlace(code)) {
        return !places.of(code).isEmpty();
      }
      // A property, a variable of the environment, a program, the end of a name.
      return sources.contains("\"" + code + "\"") || sources.contains(code + "=");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the service and its tests. */
  private static String sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .filter(file -> !file.toString().contains("node_modules"))
          .filter(file -> file.toString().matches(".*\\.(java|properties)"))
          .filter(file -> !file.endsWith("ReadmeNamesIT.java"))
          .map(ReadmeNamesIT::read)
          .collect(Collectors.joining());
    }
  }

  @Test
  void itsNumbersAreTheRegistersAndTheBuilds() throws Exception {
    JsonNode register = JSON.readTree(RestAssured.given().get("/v1/instruments").asString());
    int clauses = 0;
    for (JsonNode instrument : register) {
      for (JsonNode clause : instrument.path("clauses")) {
        // Made of what is not encoded: it stands in no text.
        clauses += clause.path("id").asText().equals("NOT-ENCODED") ? 0 : 1;
      }
    }
    String prose = README.prose().replaceAll("\\s+", " ");
    Matcher knows =
        Pattern.compile("more than (\\d+) provider policies and laws with more than (\\d+) clauses")
            .matcher(prose);
    assertTrue(knows.find());
    isAbout(knows.group(1), register.size());
    isAbout(knows.group(2), clauses);
    String java = Files.readString(Path.of("pom.xml"));
    Matcher release = Pattern.compile("<maven.compiler.release>(\\d+)<").matcher(java);
    assertTrue(release.find());
    assertTrue(prose.contains("JDK " + release.group(1) + " or newer"), release.group());
    String node =
        JSON.readTree(Path.of("src/main/webui/package.json").toFile()).at("/engines/node").asText();
    assertTrue(prose.contains("Node.js " + node.replace(">=", "") + " or newer"), node);
  }

  /**
   * No policy that somebody adds a clause to makes the README untrue, and it is not left behind.
   */
  private static void isAbout(String said, int number) {
    int told = Integer.parseInt(said);
    assertTrue(told < number && told >= 0.8 * number, said + " for " + number);
  }
}
