package dev.clausewise.engine;

/**
 * Finds nothing. A model that names a class has no business here, whoever wrote it: every model is
 * compiled and evaluated with this class loader.
 */
public final class NoClasses extends ClassLoader {
  public static final NoClasses INSTANCE = new NoClasses();

  private NoClasses() {
    super(null);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    throw new ClassNotFoundException(name);
  }
}
