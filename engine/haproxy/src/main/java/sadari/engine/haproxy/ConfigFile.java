package sadari.engine.haproxy;

import static sadari.engine.haproxy.ServerLine.ms;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes haproxy.cfg. Why each line is as it is: RATIONALE.md beside this module.
///
/// Every lane has two backends of the same servers: one that asks them whether they want new
/// requests, and `-living`, which takes all that are alive. The second is used while fewer than
/// half of the living want any: then it is not some servers that are slow but all.
final class ConfigFile {
  private static final String TOO_MUCH = "Too much to do right now; try again";
  private static final String UNKNOWN =
      "It is not known whether this was done; look before you try again, or repeat it with the"
          + " same Idempotency-Key";

  private final Balancer balancer;
  private final Policy policy;
  private final List<Lane> lanes;

  ConfigFile(Balancer balancer) {
    this.balancer = balancer;
    this.policy = balancer.policy();
    this.lanes = Stream.of(Lane.values()).filter(lane -> !balancer.in(lane).isEmpty()).toList();
  }

  String text() {
    List<String> sections = new ArrayList<>(List.of(global(), defaults(), people(), operators()));
    for (Lane lane : lanes) {
      sections.add(ready(lane));
      sections.add(living(lane));
    }
    return String.join("\n", sections);
  }

  private String global() {
    String user =
        balancer
            .operating()
            .user()
            .map(name -> "\n  user %s\n  group %s".formatted(name, name))
            .orElse("");
    return """
        # Made by `sadari balancer config`: change the description, not this.
        global
          maxconn %d
          tune.bufsize 16384
          tune.maxrewrite 1024
          tune.http.maxhdr 100
          hard-stop-after 30s
          close-spread-time 3s
          log stdout format raw local0 info
          stats socket %s mode 600 level admin expose-fd listeners
          stats timeout 10s%s
        """
        .formatted(policy.bounds().connections(), balancer.operating().socket(), user);
  }

  private String defaults() {
    Policy.Timeouts timeouts = policy.timeouts();
    return """
        defaults
          mode http
          log global
          # What went wrong only, and nothing personal: no addresses, no paths.
          option dontlog-normal
          log-format "%%b/%%s %%ST %%B %%TR/%%Tw/%%Tc/%%Tr/%%Ta %%tsc %%ac/%%bc/%%sc/%%rc %%sq/%%bq %%ID"
          timeout connect %s
          timeout http-request %s
          timeout http-keep-alive %s
          timeout client %s
          timeout server %s
          timeout queue %s
          timeout tunnel %s
          timeout check %s
          retries 2
          option redispatch 1
          # Whoever goes while waiting for a server has asked elsewhere meanwhile.
          option abortonclose
          retry-on conn-failure empty-response
          balance %s
        %s
        """
        .formatted(
            ms(timeouts.connect()),
            ms(timeouts.request()),
            ms(timeouts.idle()),
            ms(timeouts.response()),
            ms(timeouts.response()),
            ms(timeouts.queue()),
            ms(timeouts.tunnel()),
            ms(policy.checks().timeout()),
            policy.algorithm().word(),
            errors());
  }

  /// Clients are told as the servers would tell them. The wait is spread, so that those who were
  /// refused together do not come back together.
  private static String errors() {
    String json =
        "  http-error status %d content-type application/json string '{\"error\":\"%s\"}'";
    String open = " hdr Access-Control-Allow-Origin \"*\"";
    return String.join(
        "\n",
        json.formatted(413, "The body is too large") + open,
        json.formatted(502, UNKNOWN) + open,
        json.formatted(503, TOO_MUCH) + " hdr Retry-After \"%[rand(3),add(1)]\"" + open,
        json.formatted(504, UNKNOWN) + open);
  }

  private String people() {
    Front front = balancer.front();
    String tls =
        front
            .certificate()
            .map(file -> " ssl crt %s alpn h2,http/1.1 ssl-min-ver TLSv1.2".formatted(file))
            .orElse("");
    return """
        frontend people
          bind %s%s
          # Only the balancer's word on who is asking counts.
          http-request del-header Forwarded
          http-request set-header X-Forwarded-For %%[src]
          http-request set-header X-Forwarded-Proto http unless { ssl_fc }
          http-request set-header X-Forwarded-Proto https if { ssl_fc }
          unique-id-format %%[uuid]
          http-request set-header X-Request-Id %%[unique-id]
          http-request deny deny_status 413 if { req.hdr_val(content-length) gt %d }
          # What may change something is sent once, unless no connection was made.
          http-request disable-l7-retry unless { method GET HEAD OPTIONS }
        %s
        """
        .formatted(front.address(), tls, policy.bounds().bodyBytes(), routes());
  }

  /// The first lane that a request is for, in the order of the lanes; the web takes the rest.
  private String routes() {
    List<String> lines = new ArrayList<>();
    lines.add("  acl for_media path_beg /media/ /assets/");
    balancer.front().mediaHost().ifPresent(host -> lines.add(host("for_media", host)));
    lines.add("  acl for_streaming path_beg /api/v1/streaming");
    balancer.front().streamingHost().ifPresent(host -> lines.add(host("for_streaming", host)));
    lines.add("  acl for_writes method POST PUT PATCH DELETE");
    lanes.forEach(lane -> lines.add(few(lane)));
    for (Lane lane : lanes) {
      String asked = lane == Lane.WEB ? "" : "for_" + lane.backend();
      lines.add("  use_backend %s if %s few_%s".formatted(lane.living(), asked, lane.backend()));
      lines.add(
          lane == Lane.WEB
              ? "  default_backend " + lane.backend()
              : "  use_backend %s if %s".formatted(lane.backend(), asked));
    }
    return String.join("\n", lines);
  }

  private static String host(String rule, String name) {
    return "  acl %s req.hdr(host),host_only -i %s".formatted(rule, name);
  }

  /// Twice as many as want requests are fewer than those who are alive.
  private static String few(Lane lane) {
    return """
          http-request set-var(txn.living_%1$s) nbsrv(%2$s)
          acl few_%1$s nbsrv(%1$s),mul(2),sub(txn.living_%1$s) lt 0"""
        .formatted(lane.backend(), lane.living());
  }

  private String operators() {
    return """
        frontend operators
          bind %s
          option dontlog-normal
          monitor-uri /up
          monitor fail if { nbsrv(%s) lt 1 }
          http-request use-service prometheus-exporter if { path /metrics }
          http-request deny deny_status 404
        """
        .formatted(balancer.operating().address(), Lane.WEB.living());
  }

  private String ready(Lane lane) {
    return backend(lane, lane.backend(), "/health/traffic", "  http-check disable-on-404\n")
        + servers(lane, true);
  }

  private String living(Lane lane) {
    return backend(lane, lane.living(), "/health/live", "") + servers(lane, false);
  }

  private String backend(Lane lane, String name, String path, String more) {
    String manner =
        switch (lane) {
          case STREAMING -> "  timeout server " + ms(policy.timeouts().tunnel()) + "\n";
          case WRITES -> "  http-reuse never\n  option http-server-close\n";
          case WEB, MEDIA -> "";
        };
    return """
        backend %1$s
        %2$s  option httpchk
          http-check send meth GET uri %3$s ver HTTP/1.1 hdr Host balancer hdr Connection close
        %4$s  http-request deny deny_status 503 if { queue(%1$s) ge %5$d }
          # Nothing is sent a second time while others wait for the first.
          http-request disable-l7-retry if { queue(%1$s) gt 0 }
        """
        .formatted(name, manner, path, more, policy.bounds().queue());
  }

  private String servers(Lane lane, boolean ready) {
    return balancer.in(lane).stream()
        .map(server -> new ServerLine(server, policy))
        .map(line -> "  server " + (ready ? line.ready() : line.living()) + "\n")
        .collect(Collectors.joining());
  }
}
