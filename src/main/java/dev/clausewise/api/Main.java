package dev.clausewise.api;

import dev.clausewise.command.CommandLines;
import dev.clausewise.workbench.ModelWorker;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;

/**
 * Starts the service, answers a command, or is the process that evaluates models for a service: a
 * native executable can start nothing but itself.
 */
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String... arguments) throws IOException {
    if (arguments.length == 1 && arguments[0].equals(ModelWorker.ARGUMENT)) {
      ModelWorker.main();
    } else {
      System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
      // The gate looks at addresses itself and answers with a problem; Quarkus would with nothing.
      System.setProperty("vertx.disableURIValidation", "true");
      if (CommandLines.isOne(arguments)) {
        CommandLines.prepare();
        Quarkus.run(CommandLines.class, arguments);
      } else {
        Quarkus.run(arguments);
      }
    }
  }
}
