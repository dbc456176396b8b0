package sadari.lab.fault;

import java.net.InetSocketAddress;
import java.time.Duration;
import sadari.lab.Lab;
import sadari.lab.LabException;
import sadari.lab.component.Probe;

/// A Redis forgets everything at once. Nothing heals that; it is filled again.
public record Flush(String component) implements Fault {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Override
  public Healing inject(Lab lab) {
    InetSocketAddress address = lab.address(component);
    String said =
        Probe.all(
                address.getHostString(),
                address.getPort(),
                "AUTH " + lab.secrets().cache() + "\r\nFLUSHALL\r\nQUIT\r\n",
                PATIENCE)
            .orElse("nothing");
    if (said.lines().filter(line -> line.equals("+OK")).count() < 2) {
      throw new LabException(component + " was not flushed; it said " + said);
    }
    return () -> {};
  }
}
