package sadari.scale.autoscale;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The policy as manifests for Kubernetes. Both read the workers' metrics from Prometheus.
///
/// The ceiling of costs is written as a maximum; a schedule is something that only KEDA has.
public final class Manifests {
  /// What waits every server tells alike, for each lane.
  private static final String WAITING = "sum(max by (lane) (events_waiting))";

  private static final String OLDEST = "max(events_oldest_seconds)";

  /// The share of the time that the workers of the busiest lane are at work.
  private static final String BUSY =
      "max(sum by (lane) (rate(events_busy_seconds_total[1m])) / sum by (lane) (events_workers))";

  private static final double USUAL_TOLERANCE = 0.1;
  private static final int LETTERS = 3;

  private Manifests() {}

  /// A HorizontalPodAutoscaler (`autoscaling/v2`). The metrics are external ones, as
  /// prometheus-adapter serves them, by names that recording rules of Prometheus give.
  ///
  /// @param deployment the Deployment of the workers
  public static String hpa(ScalePolicy policy, String deployment) {
    return """
        # Recording rules, as an adapter would add up what every server tells alike:
        #   sadari_jobs_waiting         %4$s
        #   sadari_jobs_oldest_seconds  %6$s
        #   sadari_workers_busy         %12$s
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata:
          name: %1$s
        spec:
          scaleTargetRef:
            apiVersion: apps/v1
            kind: Deployment
            name: %1$s
          minReplicas: %2$d
          maxReplicas: %3$d
          metrics:
            - type: External
              external:
                metric:
                  name: sadari_jobs_waiting
                target:
                  type: AverageValue
                  averageValue: "%5$s"
            - type: External
              external:
                metric:
                  name: sadari_jobs_oldest_seconds
                target:
                  type: Value
                  value: "%7$s"
        %11$s  behavior:
            scaleUp:
              stabilizationWindowSeconds: 0
              policies:
                - type: Pods
                  value: %3$d
                  periodSeconds: %8$d
        %10$s    scaleDown:
              stabilizationWindowSeconds: %9$d
              policies:
                - type: Pods
                  value: %3$d
                  periodSeconds: %8$d
        %10$s"""
        .formatted(
            deployment,
            policy.bounds().least(),
            policy.bounds().affordable(),
            WAITING,
            number(policy.targets().jobs()),
            OLDEST,
            number(policy.targets().age().toMillis() / 1000.0),
            Math.max(1, policy.coolDown().toSeconds()),
            policy.stabilisation().toSeconds(),
            // What is the usual one need not be said, and older clusters do not know the word.
            policy.tolerance() == USUAL_TOLERANCE
                ? ""
                : "      tolerance: " + number(policy.tolerance()) + "\n",
            policy.targets().busy() == 0 ? "" : busy(policy.targets().busy()),
            BUSY);
  }

  private static String busy(double target) {
    return """
            - type: External
              external:
                metric:
                  name: sadari_workers_busy
                target:
                  type: Value
                  value: "%s"
        """
        .formatted(number(target));
  }

  /// A ScaledObject of KEDA, which also knows the schedule.
  ///
  /// @param deployment the Deployment of the workers
  /// @param prometheus where Prometheus is
  /// @param zone in which the schedule is meant
  public static String keda(ScalePolicy policy, String deployment, String prometheus, String zone) {
    return """
        apiVersion: keda.sh/v1alpha1
        kind: ScaledObject
        metadata:
          name: %1$s
        spec:
          scaleTargetRef:
            name: %1$s
          minReplicaCount: %2$d
          maxReplicaCount: %3$d
          pollingInterval: 15
          advanced:
            horizontalPodAutoscalerConfig:
              behavior:
                scaleDown:
                  stabilizationWindowSeconds: %4$d
                  policies:
                    - type: Pods
                      value: %3$d
                      periodSeconds: %5$d
          triggers:
        """
            .formatted(
                deployment,
                policy.bounds().least(),
                policy.bounds().affordable(),
                policy.stabilisation().toSeconds(),
                Math.max(1, policy.coolDown().toSeconds()))
        + prometheus(prometheus, WAITING, "AverageValue", policy.targets().jobs())
        + prometheus(prometheus, OLDEST, "Value", policy.targets().age().toMillis() / 1000.0)
        + (policy.targets().busy() == 0
            ? ""
            : prometheus(prometheus, BUSY, "Value", policy.targets().busy()))
        + policy.shifts().stream().map(shift -> cron(shift, zone)).collect(Collectors.joining());
  }

  private static String prometheus(String address, String query, String type, double target) {
    return """
            - type: prometheus
              metricType: %s
              metadata:
                serverAddress: %s
                query: %s
                threshold: "%s"
        """
        .formatted(type, address, query, number(target));
  }

  private static String cron(Shift shift, String zone) {
    List<DayOfWeek> days = shift.days().stream().sorted().toList();
    // A shift over midnight ends on the days after.
    boolean over = !shift.from().isBefore(shift.until());
    List<DayOfWeek> ends = over ? days.stream().map(day -> day.plus(1)).toList() : days;
    return """
            - type: cron
              metadata:
                timezone: %s
                start: %d %d * * %s
                end: %d %d * * %s
                desiredReplicas: "%d"
        """
        .formatted(
            zone,
            shift.from().getMinute(),
            shift.from().getHour(),
            words(days),
            shift.until().getMinute(),
            shift.until().getHour(),
            words(ends),
            shift.least());
  }

  private static String words(List<DayOfWeek> days) {
    return days.stream()
        .map(day -> day.name().substring(0, LETTERS).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%s", value);
  }
}
