package sadari.server.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.server.cli.Cli;
import sadari.server.client.Await;
import sadari.server.client.ChildServer;
import sadari.server.client.People;
import sadari.server.client.People.Person;
import sadari.server.client.Rows;

/// Clearing an account, in a process that is killed meanwhile.
@Timeout(120)
class ClearKillTest {
  private static final int POSTS = 450;

  @TempDir private Path data;

  @Test
  void whatWasAcknowledgedIsFinishedAfterAKill() {
    Person owner;
    long before;
    try (ChildServer server = start()) {
      owner = new People(server.stranger()).arrive("owner");
      for (int i = 0; i < POSTS; i++) {
        owner.client().post("/api/v1/statuses", Map.of("status", "number " + i)).ok();
      }
      try (Rows rows = server.rows()) {
        assertEquals(POSTS, posts(rows));
        clear(owner.handle());
        Await.until("it has begun", () -> posts(rows) < POSTS);
        server.kill();
        before = posts(rows);
      }
    }

    assertTrue(before > 0, "nothing was left to be done when it was killed");
    try (ChildServer server = start();
        Rows rows = server.rows()) {
      rows.hurryUntilSettled();
      assertEquals(0, posts(rows));
      assertEquals(0, rows.number("select posts from bucket.account_tally"));
    }
  }

  private ChildServer start() {
    return ChildServer.start(data, List.of("-Xmx256m"), Map.of());
  }

  private static long posts(Rows rows) {
    return rows.number("select count(*) from bucket.post");
  }

  private void clear(String handle) {
    StringWriter told = new StringWriter();
    int code =
        Cli.print(
            new PrintWriter(told, true), Map.of(), "moderate", "clear", handle, "--data=" + data);
    assertEquals(0, code, told::toString);
  }
}
