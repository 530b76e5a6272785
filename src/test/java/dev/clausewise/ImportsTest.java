package dev.clausewise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Code calls a class by its simple name, and the imports say which one that is. */
class ImportsTest {
  private static final List<Path> SOURCES =
      Stream.of("src/main/java", "src/test/java", "benchmarks/src/main/java")
          .map(Path::of)
          .toList();

  private static final Pattern FULL_NAME =
      Pattern.compile("(java|javax|jakarta|org|com|io|dev)(\\.[a-z]\\w*)+\\.[A-Z]\\w*");

  /** The full names in one file, and the simple names that mean something else in it. */
  private static final class Names extends TreeScanner<Void, Void> {
    private final Set<String> full = new TreeSet<>();
    private final Set<String> imported = new HashSet<>();
    private final Set<String> taken = new HashSet<>();

    @Override
    public Void visitPackage(PackageTree tree, Void nothing) {
      return null;
    }

    @Override
    public Void visitImport(ImportTree tree, Void nothing) {
      imported.add(tree.getQualifiedIdentifier().toString());
      taken.add(simple(tree.getQualifiedIdentifier().toString()));
      return null;
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      taken.add(tree.getSimpleName().toString());
      return super.visitClass(tree, nothing);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
      String name = tree.toString();
      if (FULL_NAME.matcher(name).matches()) {
        full.add(name);
      }
      return super.visitMemberSelect(tree, nothing);
    }

    /** Those that an import could have told, or has. */
    List<String> needless(Path file) {
      return full.stream()
          .filter(name -> imported.contains(name) || !isTaken(simple(name), file))
          .toList();
    }

    private boolean isTaken(String name, Path file) {
      return taken.contains(name)
          || Files.exists(file.resolveSibling(name + ".java"))
          || full.stream().filter(n -> simple(n).equals(name)).count() > 1;
    }

    private static String simple(String name) {
      return name.substring(name.lastIndexOf('.') + 1);
    }
  }

  @Test
  void noClassIsCalledByItsFullNameWhereAnImportWouldDo() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : SOURCES) {
      try (Stream<Path> all = Files.walk(root)) {
        files.addAll(all.filter(f -> f.toString().endsWith(".java")).sorted().toList());
      }
    }
    assertTrue(files.size() > 200, "only " + files.size() + " files");
    List<String> needless = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask parser =
          (JavacTask)
              compiler.getTask(
                  new StringWriter(),
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      for (CompilationUnitTree unit : parser.parse()) {
        Path file = Path.of(unit.getSourceFile().toUri());
        Names names = new Names();
        names.scan(unit, null);
        names.needless(file).forEach(n -> needless.add(file.getFileName() + ": " + n));
      }
    }
    assertEquals(List.of(), needless);
  }
}
