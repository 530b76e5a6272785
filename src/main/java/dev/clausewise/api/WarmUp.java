package dev.clausewise.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.engine.Drools;
import dev.clausewise.vocabulary.FactsReader;
import dev.clausewise.vocabulary.Vocabulary;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Answers a few requests before the service takes any, so that the first caller does not wait for
 * classes and caches. Nothing of it is recorded or counted. What is asked most, with nothing known
 * today, is remembered from then on.
 */
@Singleton
final class WarmUp {
  /** When Drools reads the models. */
  enum When {
    /** In the background, once the service is up. */
    START,
    /** In the background of the first question to it, which waits. */
    FIRST
  }

  private static final Logger LOG = Logger.getLogger(WarmUp.class);
  private static final int ROUNDS = 10;
  private static final List<String> USES =
      List.of(
          "{\"facts\": {}}",
          """
          {"facts": {"service": "azure_openai", "actorType": "police", "actorLevel": "local", "actorCountry": "US", "useCountry": "US",
           "capability": ["face_identification"], "timing": "post_event", "camera": "fixed_cctv"}}
          """,
          """
          {"facts": {"service": "rekognition", "actorType": "police", "actorLevel": "state", "actorCountry": "DE", "useCountry": "DE",
           "capability": ["face_identification", "persistent_tracking"], "timing": "real_time", "camera": "body_worn",
           "setting": "uncontrolled", "placePublic": true, "purpose": "suspect_identification", "consent": "none"}}
          """);

  void decide(
      @Observes StartupEvent start,
      DecisionService decisions,
      Deciding deciding,
      Vocabulary vocabulary,
      ObjectMapper json,
      Drools drools,
      @ConfigProperty(name = "quarkus.http.host-enabled") boolean serving,
      @ConfigProperty(name = "clausewise.drools.prepare") When prepare) {
    if (!serving) {
      return;
    }
    long began = System.nanoTime();
    FactsReader reader = new FactsReader(vocabulary);
    // There is nothing to warm up in a native executable; one round shows that it decides.
    int rounds = ImageMode.current().isNativeImage() ? 1 : ROUNDS;
    try {
      for (int round = 0; round < rounds; round++) {
        for (String use : round == 0 ? USES : USES.subList(1, USES.size())) {
          Body request = Body.of(use.getBytes(StandardCharsets.UTF_8), "facts");
          json.writeValueAsBytes(deciding.rehearse(Asked.of(request, reader, decisions.today())));
        }
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    LOG.infof(
        "policies %s warmed up in %d ms",
        decisions.policyVersion().substring(0, 15), (System.nanoTime() - began) / 1_000_000);
    if (prepare == When.START) {
      drools.prepare();
    }
  }
}
