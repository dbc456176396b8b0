package sadari.lab.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sadari.lab.history.History;
import sadari.lab.report.Sample;
import sadari.lab.report.Sample.Result;
import sadari.lab.report.Samples;

class WireTest {
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private final History history = new History();
  private final Samples samples = new Samples();
  private final AtomicInteger requests = new AtomicInteger();
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final CountDownLatch silence = new CountDownLatch(1);
  private HttpServer server;
  private Wire wire;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    wire = wire(server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    silence.countDown();
    wire.close();
    server.stop(0);
  }

  private Wire wire(int port) {
    return new Wire(URI.create("http://127.0.0.1:" + port), PATIENCE, history, samples);
  }

  /// Says what is next in the queue; 0 says nothing; then 200.
  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    Integer status = answers.poll();
    if (status != null && status == 0) {
      try {
        silence.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
      return;
    }
    byte[] body = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Retry-After", "1");
    exchange.sendResponseHeaders(status == null ? 200 : status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Answer send(boolean repeatable) {
    return wire.send(new Wire.Ask("POST", "/", "", Map.of(), "", repeatable, history.now()));
  }

  @Test
  void aFailureIsTriedAgainNotBeforeTheServerWishes() {
    answers.add(503);
    long began = history.now();

    assertInstanceOf(Answer.Done.class, send(true));

    assertTrue(history.now() - began >= Duration.ofSeconds(1).toNanos());
    assertEquals(2, requests.get());
  }

  @Test
  void whatMayNotBeDoneTwiceIsNotTriedAgain() {
    answers.add(503);

    assertInstanceOf(Answer.Unknown.class, send(false));

    assertEquals(1, requests.get());
  }

  @Test
  void noAnswerInTimeMeansThatNothingIsKnown() {
    answers.add(0);

    assertInstanceOf(Answer.Unknown.class, send(false));

    assertEquals(Result.UNKNOWN, samples.all().getFirst().result());
  }

  @Test
  void aRefusalAfterAnUnansweredTryTellsNothing() {
    answers.add(0);
    answers.add(422);

    assertInstanceOf(Answer.Unknown.class, send(true));
    answers.add(422);
    assertInstanceOf(Answer.Refused.class, send(true));
  }

  @Test
  void whereNobodyListensNothingWasDone() {
    server.stop(0);

    assertInstanceOf(Answer.Refused.class, send(false));

    assertEquals(Result.FAILED, samples.all().getFirst().result());
  }

  @Test
  void triesAgainAreATenthOfTheRequestsAtMost() {
    RetryBudget budget = new RetryBudget();
    int again = 0;
    for (int i = 0; i < 1_000; i++) {
      budget.earn();
      again += budget.spend() ? 1 : 0;
    }

    // Twenty are saved up, which is the most, so the first request earns nothing.
    assertEquals(20 + 99, again);
  }

  @Test
  void waitingForOnesTurnIsPartOfTheAnswersTime() {
    long due = history.now() - Duration.ofSeconds(3).toNanos();

    Answer _ = wire.send(new Wire.Ask("GET", "/", "", Map.of(), "", true, due));

    Sample sample = samples.all().getFirst();
    assertTrue(sample.ended() - sample.began() >= Duration.ofSeconds(3).toNanos());
  }
}
