package dev.clausewise.api.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Settings that are read, and those that nobody reads. */
class ConfiguredTest {
  private static final Pattern SETTING = Pattern.compile("clausewise\\.[a-z][a-z.-]*[a-z]");

  @Test
  void everySettingThatIsReadIsKnown() throws IOException {
    Set<String> named = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher property =
            Pattern.compile("@ConfigProperty\\(\\s*name = \"(clausewise\\.[^\"]*)\"")
                .matcher(Files.readString(source));
        while (property.find()) {
          named.add(property.group(1));
        }
      }
    }
    for (String line : Files.readAllLines(Path.of("src/main/resources/application.properties"))) {
      Matcher setting = SETTING.matcher(line);
      if (!line.startsWith("#") && !line.contains("dev.clausewise") && setting.find()) {
        named.add(setting.group());
      }
    }
    assertTrue(named.size() > 20, named::toString);
    named.removeAll(Configured.KNOWN);
    assertEquals(Set.of(), named, "read, and called unknown");
  }

  @Test
  void aSlipIsNoticedHoweverItIsSet() {
    assertEquals(
        Set.of("CLAUSEWISE_DRAFT", "clausewise.acces", "clausewise.ledger.fil"),
        Configured.unknown(
            List.of(
                "CLAUSEWISE_DRAFT",
                "CLAUSEWISE_DRAFTS",
                "CLAUSEWISE_ACCESS_TOKEN_FILE",
                "clausewise.access.token.file",
                "clausewise.access",
                "clausewise.acces",
                "clausewise.ledger.fil",
                "%test.clausewise.draft",
                "quarkus.http.port")));
  }
}
