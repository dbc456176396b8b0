package sadari.lab.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DiskTest {
  @Test
  void aFullDiskTakesNothingUntilItIsEmptiedAndGoesWithItsGuardian(@TempDir Path parent)
      throws Exception {
    Assumptions.assumeTrue(Disk.allowed(), "only root may mount a disk");
    Path top = Files.createDirectory(parent.resolve("lab"));
    Path folder = Files.createDirectories(top.resolve("nodes/db-1"));
    Guardian guardian = Guardian.post(top, top.resolve("nodes"));
    Disk disk = new Disk(folder);
    assertFalse(disk.isThere());
    Disk.mount(folder, 1 << 20);
    assertTrue(disk.isThere());

    disk.fill();
    assertThrows(IOException.class, () -> Files.write(folder.resolve("row"), new byte[8192]));
    disk.empty();
    Path _ = Files.write(folder.resolve("row"), new byte[8192]);
    guardian.dismiss();

    assertFalse(Files.exists(top));
    assertFalse(Files.readString(Path.of("/proc/mounts")).contains(folder.toString()));
  }
}
