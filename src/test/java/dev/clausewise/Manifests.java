package dev.clausewise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The objects of an overlay, rendered by {@code kubectl kustomize} and read strictly: a field that
 * Kubernetes does not have, a value of the wrong type, a key given twice or an unknown kind is an
 * error that names it.
 */
record Manifests(List<HasMetadata> objects) {
  private static final Path OVERLAYS = Path.of("k8s/overlays");

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.ofEntries(
          Map.entry("v1/ConfigMap", ConfigMap.class),
          Map.entry("v1/Namespace", Namespace.class),
          Map.entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
          Map.entry("v1/Service", Service.class),
          Map.entry("v1/ServiceAccount", ServiceAccount.class),
          Map.entry("apps/v1/Deployment", Deployment.class),
          Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
          Map.entry("monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class),
          Map.entry("monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class),
          Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
          Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
          Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class));

  private static final YAMLMapper STRICT = strict();

  private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

  private static YAMLMapper strict() {
    YAMLMapper mapper =
        YAMLMapper.builder(
                YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .annotationIntrospector(
                new JacksonAnnotationIntrospector() {
                  @Override
                  public Boolean hasAnySetter(Annotated member) {
                    // The model classes would keep unknown fields as "additional properties".
                    return false;
                  }
                })
            .build();
    // The value of an environment variable or an annotation is a text; the API server refuses
    // others.
    for (CoercionInputShape shape :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    return mapper;
  }

  static Stream<String> overlays() throws IOException {
    try (Stream<Path> folders = Files.list(OVERLAYS)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  /** The YAML of an overlay, rendered once. */
  static String render(String overlay) throws IOException, InterruptedException {
    String yaml = RENDERED.get(overlay);
    if (yaml == null) {
      yaml = kustomize(overlay);
      RENDERED.put(overlay, yaml);
    }
    return yaml;
  }

  private static String kustomize(String overlay) throws IOException, InterruptedException {
    Path out = Files.createTempFile("rendered", ".yaml");
    Path err = Files.createTempFile("rendered", ".log");
    try {
      Process kubectl =
          new ProcessBuilder("kubectl", "kustomize", OVERLAYS.resolve(overlay).toString())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      assertTrue(kubectl.waitFor(60, TimeUnit.SECONDS), "kubectl kustomize took over a minute");
      // Warnings too: they announce fields that the next version refuses.
      assertEquals("", Files.readString(err), "kubectl kustomize " + overlay);
      assertEquals(0, kubectl.exitValue(), "kubectl kustomize " + overlay);
      return Files.readString(out);
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Without kubectl: fails where CI=true, and skips the tests elsewhere. */
  static void needKubectl() {
    if (Installed.program("kubectl").isEmpty()) {
      abort(Installed.missing("kubectl is not on this machine: k8s/ was not checked"));
    }
  }

  /** The objects of a rendered overlay, unread. */
  static List<JsonNode> documents(String yaml) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    for (String document : yaml.split("(?m)^---$")) {
      documents.add(STRICT.readTree(document));
    }
    return documents;
  }

  /**
   * @throws JsonProcessingException if an object is not what its kind says; the message names the
   *     object, the field and where it is
   */
  static HasMetadata read(JsonNode document) throws IOException {
    String kind = document.path("apiVersion").asText() + "/" + document.path("kind").asText();
    String named = kind + " " + document.at("/metadata/name").asText() + ": ";
    Class<? extends HasMetadata> model = KINDS.get(kind);
    if (model == null) {
      throw new JsonMappingException(null, named + "no model of this kind is known here");
    }
    try {
      return STRICT.treeToValue(document, model);
    } catch (JsonProcessingException e) {
      throw new JsonMappingException(null, named + e.getMessage(), e);
    }
  }

  static Manifests read(String yaml) throws IOException {
    List<HasMetadata> objects = new ArrayList<>();
    for (JsonNode document : documents(yaml)) {
      objects.add(read(document));
    }
    return new Manifests(List.copyOf(objects));
  }

  static Manifests of(String overlay) throws IOException, InterruptedException {
    return read(render(overlay));
  }

  <T extends HasMetadata> List<T> all(Class<T> kind) {
    return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <T extends HasMetadata> T only(Class<T> kind) {
    List<T> found = all(kind);
    assertEquals(1, found.size(), "objects of kind " + kind.getSimpleName());
    return found.get(0);
  }
}
