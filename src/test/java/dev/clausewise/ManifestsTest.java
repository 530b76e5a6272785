package dev.clausewise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kubernetes objects, as an operator gets them: every overlay, rendered. */
class ManifestsTest {
  private static final int PORT = 8080;

  /** Objects with keys of our own choice. A Service's selector is one, as a plain map. */
  private static final Set<String> MAPS =
      Set.of("labels", "annotations", "matchLabels", "data", "limits", "requests");

  @BeforeAll
  static void needKubectl() {
    Manifests.needKubectl();
  }

  private static PodSpec pod(Manifests manifests) {
    return manifests.only(Deployment.class).getSpec().getTemplate().getSpec();
  }

  /** That of the service, beside that of a dashboard. */
  private static ConfigMap configuration(Manifests manifests) {
    List<ConfigMap> found =
        manifests.all(ConfigMap.class).stream()
            .filter(map -> map.getData().containsKey("QUARKUS_SHUTDOWN_DELAY"))
            .toList();
    assertEquals(1, found.size());
    return found.get(0);
  }

  private static Container container(Manifests manifests) {
    List<Container> containers = pod(manifests).getContainers();
    assertEquals(1, containers.size());
    return containers.get(0);
  }

  @ParameterizedTest
  @MethodSource("dev.clausewise.Manifests#overlays")
  void everyObjectOfEveryOverlayIsWhatItsKindSays(String overlay) throws Exception {
    Manifests manifests = Manifests.of(overlay);
    Set<String> names = new TreeSet<>();
    for (HasMetadata object : manifests.objects()) {
      assertTrue(
          names.add(object.getKind() + "/" + object.getMetadata().getName()), names::toString);
      if (!(object instanceof Namespace)) {
        assertEquals(
            manifests.only(Namespace.class).getMetadata().getName(),
            object.getMetadata().getNamespace(),
            object.getKind());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "readinessProbe:, readinesProbe:, readinesProbe",
    "runAsNonRoot: true, runAsNonroot: true, runAsNonroot",
    "minReplicas: 3, minReplica: 3, minReplica",
    "podSelector: {}, podSelectors: {}, podSelectors",
    "containerPort: 8080, containerPort: http, containerPort",
    "containerPort: 8080, containerPort: '\"8080\"', containerPort",
    "runAsNonRoot: true, runAsNonRoot: '\"true\"', runAsNonRoot",
    "QUARKUS_LOG_LEVEL: INFO, QUARKUS_LOG_LEVEL: true, QUARKUS_LOG_LEVEL",
    "'prometheus.io/port: \"8080\"', prometheus.io/port: 8080, prometheus.io/port",
    "kind: PodDisruptionBudget, kind: PodDisruptionBudge, policy/v1/PodDisruptionBudge",
    "apiVersion: autoscaling/v2, apiVersion: autoscaling/v2beta2, autoscaling/v2beta2",
  })
  void aFaultIsFoundAndNamed(String right, String wrong, String named) throws Exception {
    String good = Manifests.render("production");
    String bad = good.replace(right, wrong);
    assertNotEquals(good, bad, "the overlay has no " + right);
    String message =
        assertThrows(JsonProcessingException.class, () -> Manifests.read(bad)).getMessage();
    assertTrue(message.contains(named), message);
  }

  @ParameterizedTest
  @MethodSource("dev.clausewise.Manifests#overlays")
  void anUnknownFieldIsFoundWhereverItStands(String overlay) throws Exception {
    int places = 0;
    for (JsonNode document : Manifests.documents(Manifests.render(overlay))) {
      boolean service = document.path("kind").asText().equals("Service");
      for (ObjectNode place : structures(document, service)) {
        place.put("unheardOf", "x");
        String message =
            assertThrows(
                    JsonProcessingException.class, () -> Manifests.read(document), place::toString)
                .getMessage();
        assertTrue(message.contains("\"unheardOf\""), message);
        place.remove("unheardOf");
        places++;
      }
      Manifests.read(document);
    }
    assertTrue(places > 50, places + " places");
  }

  private static List<ObjectNode> structures(JsonNode node, boolean service) {
    List<ObjectNode> found = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      found.add(object);
      object
          .properties()
          .forEach(
              field -> {
                if (!MAPS.contains(field.getKey())
                    && !(service && field.getKey().equals("selector"))) {
                  found.addAll(structures(field.getValue(), service));
                }
              });
    } else {
      node.forEach(element -> found.addAll(structures(element, service)));
    }
    return found;
  }

  @Test
  void aFieldGivenTwiceIsFound() throws Exception {
    String good = Manifests.render("production");
    String bad = good.replace("minReplicas: 3", "minReplicas: 3\n  minReplicas: 1");
    assertNotEquals(good, bad);
    assertThrows(JsonProcessingException.class, () -> Manifests.read(bad));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production", "complete"})
  void theNamespaceRefusesPodsThatAreNotRestricted(String overlay) throws Exception {
    Map<String, String> labels =
        Manifests.of(overlay).only(Namespace.class).getMetadata().getLabels();
    for (String mode : List.of("enforce", "audit", "warn")) {
      assertEquals("restricted", labels.get("pod-security.kubernetes.io/" + mode), mode);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production", "complete"})
  void thePodIsRestricted(String overlay) throws Exception {
    Manifests manifests = Manifests.of(overlay);
    PodSpec pod = pod(manifests);
    assertEquals(true, pod.getSecurityContext().getRunAsNonRoot());
    assertTrue(pod.getSecurityContext().getRunAsUser() > 0);
    assertTrue(pod.getSecurityContext().getRunAsGroup() > 0);
    assertEquals("RuntimeDefault", pod.getSecurityContext().getSeccompProfile().getType());
    assertNull(pod.getHostNetwork());
    assertNull(pod.getHostPID());
    assertNull(pod.getHostIPC());
    assertTrue(pod.getInitContainers().isEmpty());
    assertTrue(pod.getEphemeralContainers().isEmpty());

    Container container = container(manifests);
    assertEquals(false, container.getSecurityContext().getAllowPrivilegeEscalation());
    assertEquals(true, container.getSecurityContext().getReadOnlyRootFilesystem());
    assertEquals(List.of("ALL"), container.getSecurityContext().getCapabilities().getDrop());
    assertTrue(container.getSecurityContext().getCapabilities().getAdd().isEmpty());
    assertNull(container.getSecurityContext().getPrivileged());
    assertNull(container.getSecurityContext().getRunAsUser(), "the pod says which user");
    assertNull(
        container.getSecurityContext().getRunAsNonRoot(), "the pod says that it is not root");
    assertTrue(container.getPorts().stream().allMatch(port -> port.getHostPort() == null));

    Map<String, VolumeMount> mounts =
        container.getVolumeMounts().stream()
            .collect(Collectors.toMap(VolumeMount::getName, mount -> mount));
    assertEquals(mounts.size(), pod.getVolumes().size());
    Set<String> written = new TreeSet<>();
    for (Volume volume : pod.getVolumes()) {
      VolumeMount mount = mounts.get(volume.getName());
      if (volume.getPersistentVolumeClaim() != null) {
        assertEquals("complete", overlay);
        assertEquals("/var/lib/clausewise-drafts", mount.getMountPath());
      } else if (volume.getEmptyDir() != null) {
        assertNotNull(volume.getEmptyDir().getSizeLimit());
        assertNull(mount.getReadOnly());
        written.add(mount.getMountPath());
      } else {
        assertNotNull(volume.getSecret(), volume.getName());
        assertEquals(true, mount.getReadOnly());
      }
    }
    assertEquals(Set.of("/tmp", "/var/lib/clausewise"), written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production", "complete"})
  void thePodHasNoTokenOfTheCluster(String overlay) throws Exception {
    Manifests manifests = Manifests.of(overlay);
    ServiceAccount account = manifests.only(ServiceAccount.class);
    assertEquals(false, account.getAutomountServiceAccountToken());
    assertEquals(account.getMetadata().getName(), pod(manifests).getServiceAccountName());
    assertEquals(false, pod(manifests).getAutomountServiceAccountToken());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production", "complete"})
  void nothingIsReachedButThePortAndNothingReachesOutButToWhatItNeeds(String overlay)
      throws Exception {
    Manifests manifests = Manifests.of(overlay);
    Map<String, NetworkPolicy> policies =
        manifests.all(NetworkPolicy.class).stream()
            .collect(Collectors.toMap(policy -> policy.getMetadata().getName(), policy -> policy));
    Map<String, String> further =
        switch (overlay) {
          case "dev" -> Map.of();
          case "production" -> Map.of("clausewise-database", "TCP 5432");
          default ->
              Map.of(
                  "clausewise-database", "TCP 5432",
                  "clausewise-provider", "TCP 443",
                  "clausewise-collector", "TCP 4317");
        };
    for (Map.Entry<String, String> one : further.entrySet()) {
      NetworkPolicy policy = policies.remove(one.getKey());
      assertSelects(policy.getSpec().getPodSelector().getMatchLabels(), manifests);
      assertEquals(List.of("Egress"), policy.getSpec().getPolicyTypes());
      assertEquals(
          List.of(one.getValue()),
          policy.getSpec().getEgress().stream()
              .flatMap(rule -> rule.getPorts().stream())
              .map(ManifestsTest::text)
              .toList());
    }
    assertEquals(Set.of("clausewise", "default-deny"), policies.keySet());

    NetworkPolicy deny = policies.get("default-deny");
    assertTrue(deny.getSpec().getPodSelector().getMatchLabels().isEmpty());
    assertTrue(deny.getSpec().getPodSelector().getMatchExpressions().isEmpty());
    assertEquals(List.of("Ingress", "Egress"), deny.getSpec().getPolicyTypes());
    assertTrue(deny.getSpec().getIngress().isEmpty());
    assertTrue(deny.getSpec().getEgress().isEmpty());

    NetworkPolicy allow = policies.get("clausewise");
    assertSelects(allow.getSpec().getPodSelector().getMatchLabels(), manifests);
    assertEquals(
        List.of("TCP " + PORT),
        allow.getSpec().getIngress().stream()
            .flatMap(rule -> rule.getPorts().stream())
            .map(ManifestsTest::text)
            .toList());
    assertEquals(
        List.of("UDP 53", "TCP 53"),
        allow.getSpec().getEgress().stream()
            .flatMap(rule -> rule.getPorts().stream())
            .map(ManifestsTest::text)
            .toList());
    allow.getSpec().getEgress().forEach(rule -> assertFalse(rule.getTo().isEmpty()));
    allow.getSpec().getIngress().forEach(rule -> assertFalse(rule.getFrom().isEmpty()));
  }

  private static String text(NetworkPolicyPort port) {
    assertNull(port.getEndPort());
    return port.getProtocol() + " " + port.getPort().getIntVal();
  }

  private static void assertSelects(Map<String, String> selector, Manifests manifests) {
    assertFalse(selector.isEmpty());
    Map<String, String> labels =
        manifests.only(Deployment.class).getSpec().getTemplate().getMetadata().getLabels();
    assertTrue(labels.entrySet().containsAll(selector.entrySet()), selector + " of " + labels);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production", "complete"})
  void selectorsAndReferencesMeetWhatTheyName(String overlay) throws Exception {
    Manifests manifests = Manifests.of(overlay);
    Deployment deployment = manifests.only(Deployment.class);
    Service service = manifests.only(Service.class);
    assertSelects(deployment.getSpec().getSelector().getMatchLabels(), manifests);
    assertSelects(service.getSpec().getSelector(), manifests);
    assertSelects(
        manifests.only(PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels(),
        manifests);
    pod(manifests)
        .getTopologySpreadConstraints()
        .forEach(spread -> assertSelects(spread.getLabelSelector().getMatchLabels(), manifests));
    assertEquals(
        configuration(manifests).getMetadata().getName(),
        container(manifests).getEnvFrom().get(0).getConfigMapRef().getName());
    assertEquals("http", service.getSpec().getPorts().get(0).getTargetPort().getStrVal());
    assertEquals("http", container(manifests).getPorts().get(0).getName());
    assertEquals(PORT, container(manifests).getPorts().get(0).getContainerPort());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production", "complete"})
  void eachProbeAsksItsOwnEndpoint(String overlay) throws Exception {
    Container container = container(Manifests.of(overlay));
    Map<String, Probe> probes =
        Map.of(
            "/q/health/started", container.getStartupProbe(),
            "/q/health/ready", container.getReadinessProbe(),
            "/q/health/live", container.getLivenessProbe());
    probes.forEach(
        (path, probe) -> {
          assertEquals(path, probe.getHttpGet().getPath());
          assertEquals("http", probe.getHttpGet().getPort().getStrVal());
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production", "complete", "try", "try-production"})
  void thePodIsNotKilledBeforeTheServiceHasFinished(String overlay) throws Exception {
    Manifests manifests = Manifests.of(overlay);
    Map<String, String> config = configuration(manifests).getData();
    Duration delay = Duration.parse("PT" + config.get("QUARKUS_SHUTDOWN_DELAY"));
    Duration timeout = Duration.parse("PT" + config.get("QUARKUS_SHUTDOWN_TIMEOUT"));
    assertTrue(delay.toSeconds() > 0);
    assertTrue(
        pod(manifests).getTerminationGracePeriodSeconds()
            > delay.plus(timeout).plusSeconds(5).toSeconds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production", "complete"})
  void requestsAreWithinLimits(String overlay) throws Exception {
    var resources = container(Manifests.of(overlay)).getResources();
    for (String resource : List.of("cpu", "memory")) {
      Quantity request = resources.getRequests().get(resource);
      Quantity limit = resources.getLimits().get(resource);
      assertTrue(request.getNumericalAmount().signum() > 0, resource);
      assertTrue(request.getNumericalAmount().compareTo(limit.getNumericalAmount()) <= 0, resource);
    }
  }

  @Test
  void productionScalesItselfAndNamesAnImageOfARegistry() throws Exception {
    Manifests manifests = Manifests.of("production");
    HorizontalPodAutoscaler autoscaler = manifests.only(HorizontalPodAutoscaler.class);
    Deployment deployment = manifests.only(Deployment.class);
    assertEquals("Deployment", autoscaler.getSpec().getScaleTargetRef().getKind());
    assertEquals("apps/v1", autoscaler.getSpec().getScaleTargetRef().getApiVersion());
    assertEquals(
        deployment.getMetadata().getName(), autoscaler.getSpec().getScaleTargetRef().getName());
    assertNull(deployment.getSpec().getReplicas(), "the autoscaler's number would be set back");
    assertTrue(autoscaler.getSpec().getMinReplicas() >= 2);
    String image = container(manifests).getImage();
    assertTrue(image.matches("[^/]+\\.[^/]+/.+(:(?!latest$)[^:/]+|@sha256:[0-9a-f]{64})"), image);
    assertEquals(
        0, deployment.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal());
  }

  /** One that others reach refuses to start otherwise. */
  @ParameterizedTest
  @CsvSource({
    "dev, CLAUSEWISE_ACCESS, open",
    "try, CLAUSEWISE_ACCESS, open",
    "try-production, CLAUSEWISE_ACCESS, closed"
  })
  void itIsOpenOrClosedWhereThatIsSaid(String overlay, String name, String value) throws Exception {
    assertEquals(value, configuration(Manifests.of(overlay)).getData().get(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"production", "complete"})
  void secretsAreFilesOrVariablesThatASecretGives(String overlay) throws Exception {
    Manifests manifests = Manifests.of(overlay);
    Map<String, String> settings = configuration(manifests).getData();
    assertNull(settings.get("CLAUSEWISE_ACCESS"));
    Map<String, String> folders =
        container(manifests).getVolumeMounts().stream()
            .collect(Collectors.toMap(VolumeMount::getMountPath, VolumeMount::getName));
    for (String name :
        List.of(
            "CLAUSEWISE_ACCESS_TOKEN_FILE",
            "CLAUSEWISE_LEDGER_KEY_FILE",
            "QUARKUS_CONFIG_LOCATIONS")) {
      String file = settings.get(name);
      String volume = folders.get(file.substring(0, file.lastIndexOf('/')));
      Volume mounted =
          pod(manifests).getVolumes().stream()
              .filter(v -> v.getName().equals(volume))
              .findFirst()
              .orElseThrow();
      assertTrue(
          mounted.getSecret().getItems().stream()
              .anyMatch(item -> file.endsWith("/" + item.getPath())),
          file);
    }
    container(manifests)
        .getEnv()
        .forEach(variable -> assertNotNull(variable.getValueFrom().getSecretKeyRef()));
    settings.forEach(
        (name, value) -> assertFalse(name.endsWith("_SECRET") || name.endsWith("_PASSWORD"), name));
  }

  @Test
  void theIngressSpeaksTlsAndLeadsToThePartsThatAreForOthers() throws Exception {
    Manifests manifests = Manifests.of("complete");
    Ingress ingress = manifests.only(Ingress.class);
    assertEquals(
        ingress.getSpec().getTls().get(0).getHosts(),
        ingress.getSpec().getRules().stream().map(IngressRule::getHost).toList());
    Service service = manifests.only(Service.class);
    Set<String> led = new TreeSet<>();
    for (var path : ingress.getSpec().getRules().get(0).getHttp().getPaths()) {
      assertEquals(service.getMetadata().getName(), path.getBackend().getService().getName());
      assertEquals(
          service.getSpec().getPorts().get(0).getName(),
          path.getBackend().getService().getPort().getName());
      assertFalse(path.getPath().matches("/q/?") || path.getPath().startsWith("/q/m"));
      led.add(path.getPath());
    }
    Matcher page =
        Pattern.compile("page\\(router, \"(/[a-z]+)")
            .matcher(Files.readString(Path.of("src/main/java/dev/clausewise/api/Pages.java")));
    Set<String> pages = new TreeSet<>();
    while (page.find()) {
      pages.add(page.group(1));
    }
    assertTrue(pages.size() >= 7, pages::toString);
    pages.removeAll(led);
    assertEquals(Set.of(), pages, "pages that the ingress does not lead to");
  }

  @Test
  void thePodHasMemoryForTheProcessesThatItStarts() throws Exception {
    Manifests alone = Manifests.of("production");
    Manifests complete = Manifests.of("complete");
    assertEquals("1", configuration(complete).getData().get("CLAUSEWISE_MODELS_WORKERS"));
    assertEquals(
        400L << 20,
        Quantity.getAmountInBytes(container(complete).getResources().getLimits().get("memory"))
            .subtract(
                Quantity.getAmountInBytes(
                    container(alone).getResources().getLimits().get("memory")))
            .longValue());
  }
}
