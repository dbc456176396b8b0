package sadari.lab.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import sadari.lab.Lab;
import sadari.lab.LabException;
import sadari.lab.process.Disk;

/// A component's disk has no room left. It needs a small disk of its own
/// ([sadari.lab.Topology#withDisk]), or everybody's would be full. Healed, it has room again, and
/// is started if it gave up meanwhile.
public record DiskFull(String component) implements Fault {
  @Override
  public String told() {
    return "disk full";
  }

  @Override
  public Healing inject(Lab lab) {
    Disk disk = new Disk(lab.folder(component));
    try {
      if (!disk.isThere()) {
        throw new LabException(component + " has no disk of its own: up RUNG --disk " + component);
      }
      disk.fill();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted", e);
    }
    return () -> heal(lab, disk);
  }

  private void heal(Lab lab, Disk disk) {
    try {
      disk.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lab.start(component);
  }
}
