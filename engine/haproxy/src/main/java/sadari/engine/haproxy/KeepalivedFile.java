package sadari.engine.haproxy;

import java.util.stream.Collectors;

/// Writes keepalived.conf.
///
/// The check asks the balancer itself: that a process is there would also be true of one that
/// hangs. A balancer that fails it loses 60 of its priority, more than the two are apart, so the
/// address moves to one that is better, and stays when both are equally bad.
final class KeepalivedFile {
  private static final int FIRST = 150;
  private static final int SECOND = 100;

  private final Takeover takeover;

  KeepalivedFile(Takeover takeover) {
    this.takeover = takeover;
  }

  String text() {
    return """
        # Made by `sadari balancer config`: change the description, not this.
        global_defs {
          enable_script_security
          script_user nobody
          vrrp_garp_master_refresh 10
        }

        vrrp_script balancer_answers {
          script "/usr/bin/curl -fs -m 0.5 -o /dev/null http://%s/up"
          interval 1
          timeout 1
          fall 1
          rise 2
          weight -60
        }

        vrrp_instance people {
          interface %s
          virtual_router_id %d
          state %s
          priority %d
          advert_int 0.2
          version 3
          unicast_src_ip %s
          unicast_peer {
        %s
          }
          virtual_ipaddress {
            %s
          }
          track_script {
            balancer_answers
          }
        }
        """
        .formatted(
            takeover.health(),
            takeover.networkInterface(),
            takeover.router(),
            takeover.first() ? "MASTER" : "BACKUP",
            takeover.first() ? FIRST : SECOND,
            takeover.own(),
            takeover.others().stream().map(o -> "    " + o).collect(Collectors.joining("\n")),
            takeover.virtualAddress());
  }
}
