package sadari.lab.fault;

import java.time.Duration;
import sadari.lab.Lab;
import sadari.lab.engine.Psql;

/// A database replica shows everything so much later than it has it. It goes on acknowledging: only
/// who reads there notices.
public record Behind(String component, Duration delay) implements Fault {
  @Override
  public Healing inject(Lab lab) {
    Psql psql = new Psql(lab.address(component), lab.secrets());
    psql.run(
        "alter system set recovery_min_apply_delay = '" + delay.toMillis() + "ms'",
        "select pg_reload_conf()");
    return () -> psql.run("alter system reset recovery_min_apply_delay", "select pg_reload_conf()");
  }
}
