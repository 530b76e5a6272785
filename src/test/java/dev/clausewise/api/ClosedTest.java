package dev.clausewise.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.Packaged;
import dev.clausewise.access.Role;
import dev.clausewise.access.WithAProvider;
import dev.clausewise.access.keys.Keys;
import dev.clausewise.access.keys.Wanted;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every route of the running application, and who may use it: {@code access/routes.txt} says so of
 * ours, and of all others that a caller may and nobody unknown.
 */
@QuarkusTest
@TestProfile(WithAProvider.class)
class ClosedTest {
  private static final Path ROUTES = Path.of("src/test/resources/access/routes.txt");
  private static final String ANYBODY = "anybody";
  private static final String UNKNOWN = "unknown";
  private static final Set<Integer> REFUSED = Set.of(401, 403);

  @Inject Router router;
  @Inject Keys keys;
  @TestHTTPResource String url;

  /** Operations of the OpenAPI document, as method and path. */
  private static Set<String> operations() throws IOException {
    JsonNode paths =
        new ObjectMapper()
            .readTree(as(Packaged.TOKEN).get("/q/openapi?format=json").asString())
            .path("paths");
    Set<String> operations = new TreeSet<>();
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        name ->
                            operations.add(name.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return operations;
  }

  private static Map<String, Set<String>> ours() throws IOException {
    Map<String, Set<String>> ours = new TreeMap<>();
    for (String line : Files.readAllLines(ROUTES)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(":");
        ours.put(parts[0].strip(), Set.of(parts[1].strip().split(" +")));
      }
    }
    return ours;
  }

  /** What takes no JSON document. */
  private static final Set<String> LINES =
      Set.of(
          "POST /v1/decisions/batch",
          "POST /v1/inventories",
          "POST /v1/inventories/columns",
          "POST /v1/mappings/{id}/check");

  private static RequestSpecification as(String token) {
    // The client keeps every connection, and the service has room for so many only.
    RequestSpecification request =
        given().contentType("application/json").header("Connection", "close");
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static int status(String operation, String token) {
    String[] parts = operation.split(" ");
    String path = parts[1].replaceAll("\\{log}", "1").replaceAll("\\{[^}]*}", "none");
    RequestSpecification request = as(token).redirects().follow(false);
    if (LINES.contains(operation)) {
      request.contentType("application/x-ndjson");
    }
    return request.request(parts[0], path).statusCode();
  }

  private Map<String, String> secrets() {
    Map<String, String> secrets = new LinkedHashMap<>();
    for (String role : Role.GIVEN) {
      secrets.put(role, keys.create(new Wanted(role, List.of(role), null, null)).secret());
    }
    return secrets;
  }

  @Test
  void everyOperationIsOpenToItsRolesAndToNobodyElse() throws IOException {
    Map<String, Set<String>> ours = ours();
    Set<String> operations = operations();
    Set<String> gone = new TreeSet<>(ours.keySet());
    gone.removeAll(operations);
    assertEquals(Set.of(), gone, "listed in " + ROUTES + " and not there");
    assertEquals(
        Set.of(),
        operations.stream()
            .filter(o -> o.contains(" /v1/") || o.contains(" /login"))
            .filter(o -> !ours.containsKey(o))
            .collect(Collectors.toCollection(TreeSet::new)),
        "not listed in " + ROUTES);
    Map<String, String> secrets = secrets();
    List<String> wrong = new ArrayList<>();
    for (String operation : operations) {
      Set<String> allowed = ours.getOrDefault(operation, Set.of(Role.CALLER));
      int unknown = status(operation, null);
      if ((allowed.contains(ANYBODY) || allowed.contains(UNKNOWN)) == (unknown == 401)) {
        wrong.add(operation + ": " + unknown + " to somebody unknown");
      }
      if (!REFUSED.contains(status(operation, "clausewise_of_nobody"))
          && !allowed.contains(ANYBODY)) {
        wrong.add(operation + ": open to a token of nobody");
      }
      for (Map.Entry<String, String> secret : secrets.entrySet()) {
        int status = status(operation, secret.getValue());
        boolean may = allowed.contains(ANYBODY) || allowed.contains(secret.getKey());
        if (may == REFUSED.contains(status) || status >= 500) {
          wrong.add(operation + ": " + status + " to " + secret.getKey());
        }
      }
    }
    assertTrue(operations.size() > 60, "operations");
    assertEquals(List.of(), wrong);
  }

  private static void paths(Router router, String before, Set<String> paths) {
    for (Route route : router.getRoutes()) {
      if (route.getPath() != null) {
        paths.add(before + route.getPath());
      }
      if (route.getSubRouter() != null) {
        paths(route.getSubRouter(), before + route.getPath().replaceAll("/$", ""), paths);
      }
    }
  }

  /** Those that no document lists: of Quarkus, of extensions, of the pages. */
  @Test
  void everyOtherRouteIsClosedButTheFewThatAreFree() {
    Set<String> paths = new TreeSet<>();
    paths(router, "", paths);
    assertTrue(paths.contains("/q/metrics"), paths::toString);
    Set<String> open = new TreeSet<>();
    for (String path : paths) {
      String address = path.replaceAll(":[a-z]+", "none");
      if (given().redirects().follow(false).get(address).statusCode() != 401) {
        open.add(path);
      }
    }
    assertEquals(
        Set.of("/", "/q/health", "/q/health/live", "/q/health/ready", "/q/health/started"),
        open,
        paths::toString);
  }

  @Test
  void noSpellingOfAPathOpensIt() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    List<String> closed =
        List.of("/q/metrics", "/v1/keys", "/v1/ledger", "/v1/drafts", "/v1/vocabulary", "/outcome");
    Set<String> spellings = new TreeSet<>();
    for (String path : closed) {
      String last = path.substring(path.lastIndexOf('/') + 1);
      String encoded =
          path.substring(0, path.length() - last.length())
              + last.chars()
                  .mapToObj(c -> "%" + Integer.toHexString(c))
                  .collect(Collectors.joining());
      spellings.addAll(
          List.of(
              path,
              path + "/",
              path + "//",
              "/" + path,
              path.replace("/", "//"),
              path + ";x=y",
              path.replaceFirst("^/([a-z0-9]+)", "/$1;x"),
              path.toUpperCase(Locale.ROOT),
              encoded,
              path + "%20",
              path + "%00",
              path + "?x=/q/health",
              path + "/.",
              "/." + path,
              "/assets/.." + path,
              "/assets/%2e%2e" + path,
              "/assets/..%2f" + path.substring(1),
              "/assets/..;" + path,
              "/assets/" + path,
              "/instruments/.." + path,
              "/instruments/..%2f" + path.substring(1),
              "/login/.." + path,
              "/q/health/../.." + path,
              "/q/health/..;/.." + path,
              "/v1/session/../.." + path,
              "/v1/session/..%2f.." + path,
              "/v1/receipts/verify/../../.." + path,
              path + ".html",
              path + "%2f",
              path + "/..;/" + last));
    }
    List<String> open = new ArrayList<>();
    for (String spelling : spellings) {
      for (String method : List.of("GET", "HEAD", "POST", "get", "OPTIONS", "PROPFIND")) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(url.replaceAll("/$", "") + spelling))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        boolean page =
            answer.body().startsWith("<!doctype html>") || isBareOfAPage(method, spelling);
        if (answer.statusCode() < 400 && !page) {
          open.add(method + " " + spelling + " " + answer.statusCode());
        }
      }
    }
    assertEquals(List.of(), open);
  }

  /** The head of a page, which has no body to see it by. */
  private static boolean isBareOfAPage(String method, String spelling) {
    return method.equals("HEAD") && spelling.startsWith("/instruments/");
  }
}
