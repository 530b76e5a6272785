package dev.clausewise.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clausewise.inventory.MappingRun;
import dev.clausewise.workbench.ModelException;
import dev.clausewise.workbench.Sandbox;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Evaluates mappings where every model from outside is. Those of one request ask for no more
 * processes than there are, and wait for them: an inventory is no reason to turn others away.
 */
@Singleton
final class SandboxEvaluator implements MappingRun.Evaluator {
  private final Sandbox sandbox;
  private final ObjectMapper json;
  private final Semaphore processes;

  SandboxEvaluator(
      Sandbox sandbox,
      ObjectMapper json,
      @ConfigProperty(name = "clausewise.models.workers") int workers) {
    this.sandbox = sandbox;
    this.json = json;
    this.processes = new Semaphore(Math.max(1, workers), true);
  }

  @Override
  public JsonNode evaluate(ObjectNode request) {
    try {
      if (!processes.tryAcquire(1, TimeUnit.MINUTES)) {
        throw new ProblemException(Code.RATE_LIMITED, "Other models are being evaluated.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Code.OVERLOADED, "The service is stopping.");
    }
    try {
      return json.readTree(asked(request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      processes.release();
    }
  }

  private byte[] asked(ObjectNode request) {
    try {
      return Patient.asked(() -> sandbox.evaluate(request));
    } catch (ModelException e) {
      if (e.reason() == ModelException.Reason.LIMIT) {
        throw new MappingRun.TooMuchException(e.getMessage());
      }
      throw e;
    }
  }
}
