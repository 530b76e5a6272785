package dev.clausewise.workbench;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.lang.reflect.Method;
import org.kie.dmn.feel.util.EvalHelper;

/** The {@link Wall} of a native executable, which cannot define a class when it runs. */
@TargetClass(EvalHelper.class)
final class WallSubstitution {
  private WallSubstitution() {}

  @Substitute
  public static Method getGenericAccessor(Class<?> type, String property) {
    return null;
  }
}
