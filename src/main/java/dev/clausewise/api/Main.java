package dev.clausewise.api;

import dev.clausewise.workbench.ModelWorker;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;

/**
 * Starts the service, or the process that evaluates models for it: a native executable can start
 * nothing but itself.
 */
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String... arguments) throws IOException {
    if (arguments.length == 1 && arguments[0].equals(ModelWorker.ARGUMENT)) {
      ModelWorker.main();
    } else {
      Quarkus.run(arguments);
    }
  }
}
