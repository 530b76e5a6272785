package dev.clausewise.attacks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.api.DMNFactory;
import org.kie.kogito.dmn.DMNKogito;

/** Where nothing stops it, the canary sings: that it is silent elsewhere means something. */
class CanaryTest {
  private static final String TOKEN = "clausewise-test-" + Long.toHexString(System.nanoTime());

  static List<HostileModel> running() throws IOException {
    List<HostileModel> all = new ArrayList<>(HostileModel.load("known.yaml"));
    all.addAll(HostileModel.load("own.yaml"));
    return all.stream().filter(HostileModel::runs).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("named")
  void itSingsWhereNothingStopsIt(String name, HostileModel model) throws IOException {
    String song = TOKEN + "_" + Integer.toHexString(name.hashCode());
    HostileModel written = model.written(song, song);
    DMNRuntime runtime =
        DMNKogito.createGenericDMNRuntime(Set.of(), false, new StringReader(written.model()));
    runtime.evaluateAll(runtime.getModels().get(0), DMNFactory.newContext());
    assertTrue(Cage.ofTheTests().sang(song), "it did not sing");
  }

  static Stream<Object[]> named() throws IOException {
    return running().stream().map(m -> new Object[] {m.name(), m});
  }
}
