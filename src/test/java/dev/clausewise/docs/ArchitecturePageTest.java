package dev.clausewise.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * docs/architecture.md: the packages are drawn from what they import and say, and the files that it
 * sends a reader to are there. {@code -Ddocs.draw} draws the page anew.
 */
class ArchitecturePageTest {
  private static final Page PAGE = Page.of("docs/architecture.md");
  private static final String BEGIN = "<!-- drawn by ArchitecturePageTest -->\n";
  private static final String END = "<!-- end of what is drawn -->\n";

  private static Packages packages;

  @BeforeAll
  static void importThem() throws Exception {
    packages = Packages.ofTheService();
  }

  @Test
  void thePackagesAreDrawnAsTheyAre() throws Exception {
    String drawn = packages.picture() + "\n" + packages.table();
    int begin = PAGE.text().indexOf(BEGIN) + BEGIN.length();
    int end = PAGE.text().indexOf(END);
    assertTrue(begin >= BEGIN.length() && end >= begin, "the place of the picture");
    if (System.getProperty("docs.draw") != null) {
      Files.writeString(
          PAGE.file(), PAGE.text().substring(0, begin) + drawn + PAGE.text().substring(end));
      return;
    }
    assertTrue(
        drawn.equals(PAGE.text().substring(begin, end)),
        () ->
            PAGE.file()
                + " shows other packages than there are. Paste this, or run\n"
                + "mvn -o test-compile surefire:test@default-test -Dtest=ArchitecturePageTest -Ddocs.draw\n\n"
                + drawn);
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    assertTrue(packages.sentences().size() >= 8, packages.sentences()::toString);
    packages.sentences().forEach((name, sentence) -> assertFalse(sentence.isEmpty(), name));
  }

  @Test
  void everyFileThatItSendsAReaderToIsThereOnce() throws Exception {
    Places places = Places.ofTheCheckout();
    List<String> named = Page.codes(PAGE.prose()).stream().filter(Places::isPlace).toList();
    assertTrue(named.size() > 30, named::toString);
    for (String place : named) {
      List<String> found = places.of(place);
      assertEquals(1, found.size(), () -> place + " is " + found);
    }
    for (String link : PAGE.links()) {
      String path = PAGE.file().resolveSibling(link).normalize().toString();
      assertTrue(places.has(path), link);
    }
  }
}
