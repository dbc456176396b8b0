package sadari.server.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.server.cli.Cli;
import sadari.server.client.ChildServer;
import sadari.server.client.Client;
import sadari.server.client.People;

/// Mixed work by the thousand, and workers and the database killed in turn while it is done: each
/// effect is there exactly once, and nothing is given up but what is poisoned. For more of it:
/// `-Ddrill.jobs=10000`.
@Timeout(600)
class JobsKillTest {
  private static final int AUTHORS = 12;
  private static final int FOLLOWERS = 3;
  private static final int JOBS = Integer.getInteger("drill.jobs", 2_000);

  @TempDir private static Path folder;

  private static final List<ChildServer> WORKERS = new ArrayList<>();
  private static ChildServer web;
  private static JobWork work;

  @BeforeAll
  static void thereIsWorkToBeDone() {
    web = ChildServer.start(folder.resolve("web"), List.of("-Xmx256m"), Map.of("roles", "web"));
    People people = new People(web.stranger());
    Circle.of(AUTHORS, FOLLOWERS, people, new Ledger())
        .forEach(author -> author.client().post("/api/v1/statuses", JobWork.TEMPLATE).ok());
    work = new JobWork(web, JOBS / AUTHORS);
    work.prepare();
    WORKERS.add(worker(1));
    WORKERS.add(worker(2));
  }

  private static ChildServer worker(int number) {
    return ChildServer.start(
        folder.resolve("worker-" + number), List.of("-Xmx256m"), work.settingsOfAWorker(folder));
  }

  @AfterAll
  static void stop() {
    WORKERS.forEach(ChildServer::close);
    web.close();
  }

  @Test
  void eachEffectIsThereOnceWhateverIsKilledAndOnlyThePoisonedIsGivenUp() {
    killWhileItWorks(0, () -> WORKERS.get(0).kill());
    WORKERS.set(0, worker(1));
    killWhileItWorks(1, web::killDatabase);
    killWhileItWorks(2, () -> WORKERS.get(1).kill());
    WORKERS.set(1, worker(2));
    killWhileItWorks(3, web::killDatabase);

    long begin = System.nanoTime();
    work.awaitDrained();
    System.out.printf(
        "%d events and their parts, drained %.1f s after the last kill%n",
        work.events(), (System.nanoTime() - begin) / 1e9);

    work.assertEachEffectIsThereOnce();
    work.assertOnlyThePoisonedIsGivenUp();
    whatWasGivenUpIsListedReplayedAndDiscarded();
  }

  @Test
  void whoAsksWronglyIsToldAndWhoHasNoKeyChangesNothing() {
    Client operators = web.internal();

    for (String wrong : List.of("after=x", "after=-1", "limit=0", "limit=501")) {
      assertEquals(400, operators.get("/operate/dead-jobs?" + wrong).status(), wrong);
    }
    assertEquals(200, operators.get("/operate/jobs").status());
    assertEquals(401, operators.post("/operate/jobs", Map.of("replay", "all")).status());
  }

  private static void killWhileItWorks(int wave, Runnable kill) {
    long done = work.done();
    work.add(wave);
    work.awaitDone(done + JOBS / 40);
    kill.run();
  }

  private static void whatWasGivenUpIsListedReplayedAndDiscarded() {
    List<String> poisoned = work.poisoned();
    String dead = command("dead");
    poisoned.forEach(id -> assertTrue(dead.contains(id + "  "), dead));
    work.heal();

    assertEquals("replayed: 1\n", command("replay", poisoned.getFirst()));
    for (String id : poisoned.subList(1, poisoned.size())) {
      assertEquals("discarded: 1\n", command("discard", id));
    }

    assertEquals("nothing was given up\n", command("dead"));
    work.awaitDrained();
    assertTrue(command("backlog").contains("interactive"), "the lanes are listed");
  }

  private static String command(String name, String... arguments) {
    StringWriter out = new StringWriter();
    List<String> words = new ArrayList<>(List.of("jobs", name));
    words.addAll(List.of(arguments));
    words.add("--data=" + folder.resolve("web"));
    int code = Cli.print(new PrintWriter(out, true), Map.of(), words.toArray(String[]::new));
    assertEquals(0, code, out::toString);
    return out.toString();
  }
}
