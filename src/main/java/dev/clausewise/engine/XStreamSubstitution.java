package dev.clausewise.engine;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import com.thoughtworks.xstream.XStream;

/**
 * The reader of models in a native executable, without its short names for classes of Java: no
 * model has one, and it would look each up by name.
 */
@TargetClass(XStream.class)
final class XStreamSubstitution {
  private XStreamSubstitution() {}

  @Substitute
  void setupAliases() {}
}
