package sadari.engine.varnish;

import java.time.Duration;
import java.util.stream.Collectors;

/// Writes the VCL. Why it is as it is: RATIONALE.md beside this module.
///
/// A request is for a *file* (a photo or a fingerprinted static file, the same for everybody) or
/// for the rest. Only files are ever stored.
final class VclFile {
  private final EdgeDescription edge;
  private final Policy policy;

  VclFile(EdgeDescription edge) {
    this.edge = edge;
    this.policy = edge.policy();
  }

  String text() {
    return String.join("\n", head(), backends(), receive(), fetch(), fail(), deliver(), tell());
  }

  private String head() {
    String purgers =
        edge.purgers().stream()
            .map(network -> "  " + EdgeDescription.aclEntry(network) + ";\n")
            .collect(Collectors.joining());
    return """
        vcl 4.1;
        # Made by `sadari edge config`: change the description, not this. It has a secret in it.
        import directors;
        import std;

        acl purgers {
        %s}

        probe alive {
          .request =
            "GET %s HTTP/1.1"
            "Host: edge"
            "%s: %s"
            "Connection: close";
          .interval = 1s;
          .timeout = 900ms;
          .window = 4;
          .threshold = 3;
          .initial = 3;
        }
        """
        .formatted(purgers, VarnishEngine.HEALTH_PATH, VarnishEngine.SECRET_HEADER, edge.secret());
  }

  private String backends() {
    String each = edge.origins().stream().map(VclFile::backend).collect(Collectors.joining("\n"));
    String all =
        edge.origins().stream()
            .map(origin -> "  origins.add_backend(" + origin.word() + ");\n")
            .collect(Collectors.joining());
    String director =
        switch (edge.director()) {
          case ROUND_ROBIN -> "round_robin";
          case FALLBACK -> "fallback";
        };
    return """
        %s
        sub vcl_init {
          new origins = directors.%s();
        %s}
        """
        .formatted(each, director, all);
  }

  private static String backend(Origin origin) {
    return """
        backend %s {
          .host = "%s";
          .port = "%d";
          .probe = alive;
          .connect_timeout = 1s;
          .first_byte_timeout = 15s;
          .between_bytes_timeout = 10s;
          .max_connections = 500;
        }
        """
        .formatted(origin.word(), origin.address().host(), origin.address().port());
  }

  private String receive() {
    return """
        sub vcl_recv {
          set req.backend_hint = origins.backend();
          unset req.http.X-Cache;
          if (req.url == "%1$s") {
            if (std.healthy(req.backend_hint)) {
              return (synth(200));
            }
            return (synth(503));
          }
          if (req.method == "PURGE") {
            if (client.ip !~ purgers || req.http.%2$s != "%3$s") {
              return (synth(403));
            }
            return (purge);
          }
          # Only the edge's own word counts.
          set req.http.%2$s = "%3$s";
          set req.http.X-Forwarded-For = client.ip;
          if (req.url ~ "^/(media|assets)/[0-9A-Za-z./_-]+(\\?.*)?$") {
            if (req.method != "GET" && req.method != "HEAD") {
              return (synth(405));
            }
            # What is behind a question mark changes nothing and would be stored apart.
            set req.url = regsub(req.url, "\\?.*$", "");
            set req.http.X-File = "yes";
            unset req.http.Cookie;
            # Who shows who they are gets no stored answer, and leaves none.
            if (req.http.Authorization) {
              return (pass);
            }
            if (std.healthy(req.backend_hint)) {
              set req.grace = 10s;
            }
            return (hash);
          }
          unset req.http.X-File;
        %4$s}

        # One name for a file, by whatever name the edge was reached: so it is purged by its path.
        sub vcl_hash {
          hash_data(req.url);
          return (lookup);
        }
        """
        .formatted(VarnishEngine.HEALTH_PATH, VarnishEngine.SECRET_HEADER, edge.secret(), rest());
  }

  private String rest() {
    return switch (policy.rest()) {
      case REFUSED -> "  return (synth(404));\n";
      case PASSED ->
          """
            if (req.http.Upgrade ~ "(?i)websocket") {
              return (pipe);
            }
            return (pass);
          """;
    };
  }

  private String fetch() {
    return """
        sub vcl_pipe {
          set bereq.http.Upgrade = req.http.Upgrade;
          set bereq.http.Connection = req.http.Connection;
        }

        sub vcl_backend_response {
          if (bereq.http.X-File != "yes") {
            set beresp.uncacheable = true;
            set beresp.ttl = 0s;
            return (deliver);
          }
          unset beresp.http.Set-Cookie;
          if (bereq.uncacheable) {
            return (deliver);
          }
          set beresp.grace = %2$s;
          set beresp.keep = %3$s;
          if (beresp.status == 200 && beresp.http.Cache-Control ~ "(?i)no-store|private") {
            set beresp.uncacheable = true;
            set beresp.ttl = 1s;
          } elsif (beresp.status == 200) {
            set beresp.ttl = %1$s;
        %5$s  } elsif (beresp.status == 404 || beresp.status == 410) {
            set beresp.ttl = %4$s;
            set beresp.grace = 0s;
            set beresp.keep = 0s;
          } elsif (beresp.status >= 500) {
            # What is stored is better than a failure; then another origin; then the truth.
            if (bereq.is_bgfetch) {
              return (abandon);
            }
            if (bereq.retries < 1) {
              return (retry);
            }
            set beresp.uncacheable = true;
            set beresp.ttl = 1s;
          } else {
            set beresp.uncacheable = true;
            set beresp.ttl = 1s;
          }
          return (deliver);
        }
        """
        .formatted(
            time(policy.fresh()),
            time(policy.grace()),
            time(policy.keep()),
            time(policy.unknown()),
            admission());
  }

  private String admission() {
    Policy.Rare rare = policy.rare();
    if (rare.fromBytes() == Long.MAX_VALUE) {
      return "";
    }
    return """
            # Asked for once is no reason to keep it: the marker tells whether it was before.
            if (std.integer(beresp.http.Content-Length, 0) >= %d && !bereq.is_hitmiss) {
              set beresp.uncacheable = true;
              set beresp.ttl = %s;
            }
        """
        .formatted(rare.fromBytes(), time(rare.window()));
  }

  private static String fail() {
    return """
        sub vcl_backend_error {
          if (bereq.retries < 1 && !bereq.uncacheable) {
            return (retry);
          }
          set beresp.http.Retry-After = "2";
          set beresp.http.Cache-Control = "no-store";
          set beresp.http.Access-Control-Allow-Origin = "*";
          set beresp.http.Content-Type = "text/plain; charset=utf-8";
          synthetic("The origin is away; try again");
          return (deliver);
        }
        """;
  }

  private static String deliver() {
    return """
        sub vcl_hit {
          set req.http.X-Cache = "HIT";
          if (obj.ttl <= 0s) {
            set req.http.X-Cache = "STALE";
          }
        }

        sub vcl_miss {
          set req.http.X-Cache = "MISS";
        }

        sub vcl_pass {
          set req.http.X-Cache = "PASS";
        }

        sub vcl_deliver {
          set resp.http.X-Cache = req.http.X-Cache;
          unset resp.http.Via;
          unset resp.http.X-Varnish;
          unset resp.http.%s;
        }
        """
        .formatted(VarnishEngine.SECRET_HEADER);
  }

  private static String tell() {
    return """
        sub vcl_purge {
          return (synth(200));
        }

        sub vcl_synth {
          set resp.http.Content-Type = "text/plain; charset=utf-8";
          set resp.http.Cache-Control = "no-store";
          set resp.http.Access-Control-Allow-Origin = "*";
          if (resp.status == 405) {
            set resp.http.Allow = "GET, HEAD";
          }
          synthetic(resp.reason);
          return (deliver);
        }
        """;
  }

  private static String time(Duration duration) {
    return duration.toSeconds() + "s";
  }
}
