package sadari.engine.varnish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.core.network.Address;

class EdgeDescriptionTest {
  private static final List<Origin> ORIGINS =
      List.of(new Origin("web-1", Address.of("10.0.0.1:3001")));

  private static EdgeDescription with(String secret, List<String> purgers) {
    return new EdgeDescription(
        ORIGINS, EdgeDescription.Director.FALLBACK, secret, purgers, Policy.USUAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "with a blank in it ", "\"; } sub vcl_recv { \"xxxxx"})
  void aSecretThatCouldSayAnythingElseIsRefused(String secret) {
    assertThrows(IllegalArgumentException.class, () -> with(secret, List.of("10.0.0.1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "edge.example",
        "10.0.0.1; }",
        "10.0.0.0/8/8",
        "10.0.0.0/99",
        "10.0.0.0/33",
        "300.0.0.1",
        "fe80::1/129",
        ":::"
      })
  void whoMayPurgeIsAnAddressOrANetwork(String purger) {
    assertThrows(IllegalArgumentException.class, () -> with(RunningEdge.SECRET, List.of(purger)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "0.0.0.0/0", "10.0.0.0/32", "fe80::1", "::/0", "fe80::/128"})
  void networksOfBothKindsMayPurge(String purger) {
    assertEquals(List.of(purger), with(RunningEdge.SECRET, List.of(purger)).purgers());
  }

  @Test
  void theSecretIsInTheConfigurationAndNotInWhatIsPrinted() {
    EdgeDescription edge = with(RunningEdge.SECRET, List.of("10.0.0.0/8"));

    assertTrue(VarnishEngine.configuration(edge).contains(RunningEdge.SECRET));
    assertFalse(edge.toString().contains(RunningEdge.SECRET));
  }
}
