package sadari.server.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.server.client.ChildServer;
import sadari.server.client.People;

/// The web tier without workers, then workers without the web tier.
@Timeout(300)
class TiersApartTest {
  private static final int AUTHORS = 8;

  @TempDir private Path folder;

  private ChildServer web() {
    return ChildServer.start(folder.resolve("web"), List.of("-Xmx256m"), Map.of("roles", "web"));
  }

  @Test
  void whatIsWrittenWithoutWorkersIsDoneByThemWithoutTheWebTier() {
    ChildServer first = web();
    Circle.of(AUTHORS, 3, new People(first.stranger()), new Ledger())
        .forEach(author -> author.client().post("/api/v1/statuses", JobWork.TEMPLATE).ok());
    JobWork work = new JobWork(first, 20);
    work.prepare();
    long before = work.done();
    for (int wave = 0; wave < JobWork.WAVES; wave++) {
      work.add(wave);
    }

    first.kill();
    assertEquals(before, work.done(), "nobody was there to do it");
    Map<String, String> settings = work.settingsOfAWorker(folder);
    try (ChildServer _ =
        ChildServer.start(folder.resolve("worker"), List.of("-Xmx256m"), settings)) {
      work.awaitDrained();
    }

    work.assertEachEffectIsThereOnce();
    work.assertOnlyThePoisonedIsGivenUp();
    first.close();
  }
}
