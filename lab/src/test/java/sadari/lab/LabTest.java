package sadari.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.lab.fault.Kill;
import sadari.lab.process.Processes;

class LabTest {
  @Test
  @Timeout(120)
  void aTopologyServesWhileAWebServerIsDeadAndLeavesNothing() throws Exception {
    Needs.programs("initdb", "pg_isready", "haproxy");
    Path folder;
    try (Lab lab = Lab.start(Topology.rung(3))) {
      folder = lab.folder();

      assertEquals(200, ask(lab));
      try (var _ = new Kill("web-1").inject(lab)) {
        assertEquals(200, ask(lab));
      }
    }

    assertFalse(Files.exists(folder));
    assertEquals(0, new Processes(folder).all().size());
  }

  private static int ask(Lab lab) throws IOException, InterruptedException {
    URI page = lab.entrance().resolve("/api/v1/instance");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }
}
