package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clausewise.vocabulary.ExactJson;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The methods that each address has, by the OpenAPI document. RESTEasy tells them with no 405, and
 * to OPTIONS those of all addresses of a resource.
 */
@Singleton
final class Methods {
  private static final Set<String> KNOWN = Set.of("get", "put", "post", "delete", "patch");

  private record Address(Pattern path, Set<String> methods) {}

  private final OpenApiDocumentService documents;
  private final String document;
  private volatile List<Address> addresses;

  Methods(
      OpenApiDocumentService documents,
      @ConfigProperty(name = "quarkus.smallrye-openapi.document", defaultValue = "<default>")
          String document) {
    this.documents = documents;
    this.document = document;
  }

  /** What an {@code Allow} says of an address; HEAD is there where GET is, OPTIONS everywhere. */
  String of(String path) {
    Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
    String bare = path.replaceAll(";[^/]*", "").replaceAll("//+", "/");
    for (Address address : addresses()) {
      if (address.path().matcher(bare).matches()) {
        methods.addAll(address.methods());
      }
    }
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return String.join(", ", methods);
  }

  private List<Address> addresses() {
    if (addresses == null) {
      addresses = read();
    }
    return addresses;
  }

  private List<Address> read() {
    JsonNode paths;
    try {
      paths =
          ExactJson.mapper().readTree(documents.getDocument(document, Format.JSON)).path("paths");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Address> read = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      Set<String> methods = new TreeSet<>();
      path.getValue()
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (KNOWN.contains(name)) {
                  methods.add(name.toUpperCase(Locale.ROOT));
                }
              });
      String pattern =
          Pattern.quote(path.getKey()).replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q") + "/?";
      read.add(new Address(Pattern.compile(pattern), methods));
    }
    return List.copyOf(read);
  }
}
