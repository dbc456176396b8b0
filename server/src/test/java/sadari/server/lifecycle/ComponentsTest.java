package sadari.server.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ComponentsTest {
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());
  private final Components components = new Components(Duration.ofMillis(200));

  @Test
  void partsCloseInTheReverseOrderOfTheirStartAndOnce() {
    part("database");
    part("jobs");
    part("http");

    components.close();
    components.close();

    assertEquals(List.of("http", "jobs", "database"), events);
  }

  @Test
  void aPartThatDoesNotStartClosesThoseBeforeIt() {
    part("database");

    StartFailure failure =
        assertThrows(
            StartFailure.class,
            () ->
                components.start(
                    "http", ComponentsTest::failsToBind, part -> Health.down("never started")));

    assertEquals("http could not start: port 3000 is taken", failure.getMessage());
    assertEquals(List.of("database"), events);
  }

  @Test
  void aPartThatHangsWhileClosingDoesNotKeepTheOthersFromIt() {
    CountDownLatch never = new CountDownLatch(1);
    part("database");
    components.start("stuck", () -> never::await, part -> Health.up());

    components.close();

    assertEquals(List.of("database"), events);
  }

  @Test
  void aPartThatFailsWhileClosingDoesNotKeepTheOthersFromIt() {
    part("database");
    components.start("broken", () -> ComponentsTest::failsToClose, part -> Health.up());

    components.close();

    assertEquals(List.of("database"), events);
  }

  @Test
  void healthIsAskedPerPartAndAFailureIsDown() {
    part("database");
    components.start(
        "cache",
        () -> () -> {},
        part -> {
          throw new IllegalStateException("gone");
        });

    assertEquals(
        Map.of(
            "database", Health.up(), "cache", Health.down("java.lang.IllegalStateException: gone")),
        components.check());
    components.close();
  }

  @Test
  void thePhaseGoesFromStartingThroughServingToStopping() {
    assertEquals(Components.Phase.STARTING, components.phase());
    components.serving();
    assertEquals(Components.Phase.SERVING, components.phase());
    components.close();
    assertEquals(Components.Phase.STOPPING, components.phase());
  }

  private void part(String name) {
    components.start(name, () -> () -> events.add(name), part -> Health.up());
  }

  private static AutoCloseable failsToBind() throws IOException {
    throw new IOException("port 3000 is taken");
  }

  private static void failsToClose() throws IOException {
    throw new IOException("could not flush");
  }
}
