package sadari.lab.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import sadari.lab.history.History;
import sadari.lab.report.Sample;
import sadari.lab.report.Sample.Result;
import sadari.lab.report.Samples;

/// Requests as a client makes them that keeps the rules: bounded waiting, another try only of what
/// may be tried again, only within the budget, and not before `Retry-After`. Thread-safe.
final class Wire implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int TRIES = 3;
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 3_000;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI base;
  private final Duration patience;
  private final History history;
  private final Samples samples;
  private final RetryBudget budget = new RetryBudget();

  /// @param patience how long an answer is waited for
  Wire(URI base, Duration patience, History history, Samples samples) {
    this.base = base;
    this.patience = patience;
    this.history = history;
    this.samples = samples;
  }

  /// A request.
  ///
  /// @param due when it should be made, on the history's clock
  /// @param repeatable whether doing it twice is as good as once
  record Ask(
      String method,
      String path,
      String token,
      Map<String, ?> body,
      String key,
      boolean repeatable,
      long due) {}

  /// One try and what it told.
  private record Try(Answer answer, Result result, boolean worthAnother, long pauseMillis) {}

  /// Makes a request; waits for its answer.
  Answer send(Ask ask) {
    budget.earn();
    long due = ask.due();
    boolean doubtful = false;
    for (int number = 1; ; number++) {
      Try last = attempt(ask);
      samples.add(new Sample(due, history.now(), last.result()));
      doubtful |= last.answer() instanceof Answer.Unknown;
      boolean again = last.worthAnother() && ask.repeatable() && number < TRIES && budget.spend();
      if (!again) {
        // What an earlier try did is not undone by a refusal of the last.
        return doubtful && last.answer() instanceof Answer.Refused(int status)
            ? new Answer.Unknown("refused with " + status + " after a try without an answer")
            : last.answer();
      }
      pause(Math.max(last.pauseMillis(), FIRST_PAUSE_MILLIS << number));
      due = history.now();
    }
  }

  private static void pause(long millis) {
    long bounded = Math.min(millis, LONGEST_PAUSE_MILLIS);
    LockSupport.parkNanos(
        Duration.ofMillis(bounded + ThreadLocalRandom.current().nextLong(bounded / 2 + 1))
            .toNanos());
  }

  private Try attempt(Ask ask) {
    CompletableFuture<HttpResponse<byte[]>> future =
        http.sendAsync(request(ask), BodyHandlers.ofByteArray());
    try {
      return judge(future.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      future.cancel(true);
      return new Try(new Answer.Unknown("no answer in time"), Result.UNKNOWN, true, 0);
    } catch (ExecutionException broken) {
      return judge(Objects.requireNonNullElse(broken.getCause(), broken));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      future.cancel(true);
      return new Try(new Answer.Unknown("stopped"), Result.UNKNOWN, false, 0);
    } catch (IOException garbled) {
      return new Try(new Answer.Unknown("not JSON"), Result.FAILED, false, 0);
    }
  }

  private static Try judge(HttpResponse<byte[]> response) throws IOException {
    int status = response.statusCode();
    if (status == 200) {
      JsonNode body = JSON.readTree(response.body());
      return new Try(new Answer.Done(body), Result.OK, false, 0);
    }
    // Whoever answers with a 5xx, a balancer perhaps, may not know what was done behind it.
    if (status >= 500 || status == 429) {
      long pause = 1_000 * response.headers().firstValueAsLong("Retry-After").orElse(0);
      Answer answer =
          status == 429 ? new Answer.Refused(status) : new Answer.Unknown("status " + status);
      return new Try(answer, Result.FAILED, status != 500, pause);
    }
    return new Try(new Answer.Refused(status), status == 404 ? Result.OK : Result.FAILED, false, 0);
  }

  private static Try judge(Throwable broken) {
    boolean neverSent =
        broken instanceof ConnectException || broken instanceof HttpConnectTimeoutException;
    Answer answer = neverSent ? new Answer.Refused(0) : new Answer.Unknown(String.valueOf(broken));
    return new Try(answer, neverSent ? Result.FAILED : Result.UNKNOWN, true, 0);
  }

  private HttpRequest request(Ask ask) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(ask.path()));
    if (!ask.token().isEmpty()) {
      request.header("Authorization", "Bearer " + ask.token());
    }
    if (!ask.key().isEmpty()) {
      request.header("Idempotency-Key", ask.key());
    }
    if (ask.body().isEmpty()) {
      return request.method(ask.method(), BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", "application/json")
        .method(ask.method(), BodyPublishers.ofByteArray(bytes(ask.body())))
        .build();
  }

  private static byte[] bytes(Map<String, ?> body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
