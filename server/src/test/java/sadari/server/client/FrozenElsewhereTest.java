package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.server.client.People.Person;

/// Two servers on one database: what one does about an account, and what its owner still can on the
/// other.
@Timeout(120)
class FrozenElsewhereTest {
  @TempDir private Path folder;

  @Test
  void whoPostsOnAnotherServerWhileFrozenAndClearedLeavesNothing() throws Exception {
    Path data = folder.resolve("one");
    try (ChildServer one = ChildServer.start(data, List.of("-Xmx256m"), Map.of());
        ChildServer other =
            ChildServer.start(folder.resolve("other"), List.of("-Xmx256m"), Rows.settings(data));
        Rows rows = one.rows()) {
      Person spammer = new People(one.stranger()).arrive("spammer");
      FutureTask<Integer> posting = new FutureTask<>(() -> posts(other, spammer.token()));
      Thread.ofVirtual().start(posting);
      String posts = "select count(*) from bucket.post where author = " + spammer.id();
      Await.until("some are there", () -> rows.number(posts) > 3);
      Operators operators = new Operators(one, data);

      String _ = operators.command("freeze", spammer.handle());
      String _ = operators.command("clear", spammer.handle());

      assertEquals(401, posting.get());
      rows.hurryUntilSettled();
      assertEquals(0, rows.number(posts));
    }
  }

  /// Posts until that is refused; with which status.
  private static int posts(ChildServer server, String token) {
    Client client = server.stranger().as(token);
    for (int i = 0; true; i++) {
      int status = client.post("/api/v1/statuses", Map.of("status", "Buy " + i)).status();
      if (status != 200) {
        return status;
      }
      LockSupport.parkNanos(50_000_000); // the bounds on how much one person posts are far away
    }
  }
}
