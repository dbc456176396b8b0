package sadari.scale.autoscale;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestsTest {
  private static final ScalePolicy POLICY =
      new ScalePolicy(
          new ScalePolicy.Bounds(2, 20, 0.1, 1.25),
          new ScalePolicy.Targets(50, Duration.ofMillis(2_500), 0.75),
          0.2,
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          List.of(Shift.parse("fri 22:00-02:00 = 5")));

  private static void has(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> part + " is missing in\n" + text);
    }
  }

  @Test
  void theHpaSaysWhatThePolicySays() {
    has(
        Manifests.hpa(POLICY, "sadari-worker"),
        "#   sadari_jobs_waiting         sum(max by (lane) (events_waiting))\n",
        "          name: sadari_jobs_waiting\n",
        "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\n",
        "\n  minReplicas: 2\n  maxReplicas: 12\n",
        "          type: AverageValue\n          averageValue: \"50\"\n",
        "          type: Value\n          value: \"2.5\"\n",
        "          name: sadari_workers_busy\n",
        "          value: \"0.75\"\n  behavior:\n",
        "    scaleDown:\n      stabilizationWindowSeconds: 300\n",
        "      tolerance: 0.2\n    scaleDown:");
  }

  @Test
  void kedaAlsoKnowsTheSchedule() {
    has(
        Manifests.keda(POLICY, "sadari-worker", "http://prometheus:9090", "Europe/Berlin"),
        "apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\n",
        "\n  maxReplicaCount: 12\n",
        "        query: sum(max by (lane) (events_waiting))\n        threshold: \"50\"\n",
        "/ sum by (lane) (events_workers))\n        threshold: \"0.75\"\n",
        "        timezone: Europe/Berlin\n        start: 0 22 * * fri\n",
        "        end: 0 2 * * sat\n        desiredReplicas: \"5\"\n");
  }
}
