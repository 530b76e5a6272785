package dev.clausewise.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What {@code mvn} can be asked for here: the phases, the goals of the plugins that pom.xml names,
 * and the properties that it or one of them reads.
 */
final class Maven {
  private static final Set<String> PHASES =
      Set.of("clean", "validate", "compile", "test", "package", "verify", "install", "deploy");
  private static final Set<String> OPTIONS = Set.of("-B", "-o", "-q");
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

  private final Set<String> goals = new TreeSet<>();
  private final Set<String> properties = new TreeSet<>();
  private final Set<String> profiles = new TreeSet<>();

  private Maven() {}

  /**
   * @param repository with the plugins, which a build has put there
   */
  static Maven of(Path pom, Path repository) throws IOException {
    Maven maven = new Maven();
    Element project = read(Files.newInputStream(pom));
    Element declared = child(project, "properties");
    children(declared).forEach(property -> maven.properties.add(property.getTagName()));
    for (Element profile : all(project, "profile")) {
      maven.profiles.add(text(profile, "id"));
    }
    for (Element plugin : all(project, "plugin")) {
      maven.add(plugin, declared, repository);
    }
    return maven;
  }

  private void add(Element plugin, Element declared, Path repository) throws IOException {
    String group = text(plugin, "groupId");
    String artifact = text(plugin, "artifactId");
    String version = text(plugin, "version");
    if (version.startsWith("$")) {
      version = text(declared, version.substring(2, version.length() - 1));
    }
    Path jar =
        repository
            .resolve((group.isEmpty() ? "org.apache.maven.plugins" : group).replace('.', '/'))
            .resolve(artifact)
            .resolve(version)
            .resolve(artifact + "-" + version + ".jar");
    try (JarFile file = new JarFile(jar.toFile())) {
      Element descriptor = read(file.getInputStream(file.getEntry("META-INF/maven/plugin.xml")));
      String prefix = text(descriptor, "goalPrefix");
      for (Element mojo : all(descriptor, "mojo")) {
        goals.add(prefix + ":" + text(mojo, "goal"));
        PROPERTY
            .matcher(text(mojo, "configuration"))
            .results()
            .forEach(read -> properties.add(read.group(1)));
      }
    }
  }

  /** The words of a command that mean nothing here. */
  List<String> unknown(String command) {
    List<String> unknown = new ArrayList<>();
    for (String word : command.strip().split("\\s+")) {
      boolean known =
          word.equals("mvn")
              || PHASES.contains(word)
              || OPTIONS.contains(word)
              || goals.contains(word)
              || word.startsWith("-D") && properties.contains(word.substring(2).split("=")[0])
              || word.startsWith("-P") && profiles.contains(word.substring(2));
      if (!known) {
        unknown.add(word);
      }
    }
    return unknown;
  }

  private static Element read(InputStream xml) throws IOException {
    try (xml) {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(xml)
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  private static List<Element> all(Element in, String name) {
    return elements(in.getElementsByTagName(name));
  }

  private static List<Element> children(Element of) {
    return elements(of.getChildNodes());
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static Element child(Element of, String name) {
    return children(of).stream()
        .filter(one -> one.getTagName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Of a child; empty if there is none. */
  private static String text(Element of, String name) {
    return children(of).stream()
        .filter(one -> one.getTagName().equals(name))
        .map(one -> one.getTextContent().strip())
        .findFirst()
        .orElse("");
  }
}
