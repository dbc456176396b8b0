package sadari.lab.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Edits of photos that were promised, and what became of each: in the end every one has made one
/// version, and nothing else has made any. For one thread that asks; promises come from any.
public final class PromisedEdits {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final String OURS = "/api/sadari/v1/";

  private final URI entrance;
  private final HttpClient http;
  private final JsonMapper mapper = new JsonMapper();
  private final Map<String, Promise> open = new ConcurrentHashMap<>();
  private final Map<String, Promise> done = new ConcurrentHashMap<>();

  /// Photos that a request for an edit got no answer for: it may have been noted or not.
  private final Set<String> unsure = ConcurrentHashMap.newKeySet();

  private Duration longest = Duration.ZERO;

  /// A photo and who may edit it.
  record Owned(String photo, String token) {}

  /// @param version that was promised
  /// @param since when, by [System#nanoTime]
  private record Promise(String job, Owned owned, int version, long since) {}

  /// What became of them.
  ///
  /// @param promised how many
  /// @param longest from a promise until it was seen to be kept
  /// @param violations each as people read it
  public record Kept(int promised, Duration longest, List<String> violations) {
    public Kept {
      violations = List.copyOf(violations);
    }
  }

  PromisedEdits(URI entrance, HttpClient http) {
    this.entrance = entrance;
    this.http = http;
  }

  /// Notes what a server answered by 202.
  void promised(Owned owned, byte[] answer) throws IOException {
    JsonNode job = mapper.readTree(answer).path("job");
    String id = job.path("id").asText();
    open.put(id, new Promise(id, owned, job.path("version").asInt(), System.nanoTime()));
  }

  /// Notes that nobody knows whether an edit was promised.
  void unsure(Owned owned) {
    unsure.add(owned.photo());
  }

  /// Looks which of them are done by now.
  public void look() {
    boolean _ = open.values().removeIf(this::isKept);
  }

  private boolean isKept(Promise promise) {
    boolean kept = state(promise).equals("done");
    if (kept) {
      Duration took = Duration.ofNanos(System.nanoTime() - promise.since());
      longest = took.compareTo(longest) > 0 ? took : longest;
      done.put(promise.job(), promise);
    }
    return kept;
  }

  /// Looks until all are done or the time is over, then counts the versions of all photos.
  public Kept settle(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    look();
    while (!open.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(BETWEEN.toNanos());
      look();
    }
    List<String> violations = new ArrayList<>();
    open.values()
        .forEach(lost -> violations.add("lost edit: job " + lost.job() + " is " + state(lost)));
    Map<Owned, Set<Integer>> byPhoto =
        done.values().stream()
            .collect(
                Collectors.groupingBy(
                    Promise::owned, Collectors.mapping(Promise::version, Collectors.toSet())));
    byPhoto.forEach((owned, promised) -> violations.addAll(wrong(owned, promised)));
    return new Kept(done.size() + open.size(), longest, violations);
  }

  /// What is wrong with the versions of a photo; 0 is what was uploaded.
  private List<String> wrong(Owned owned, Collection<Integer> promised) {
    List<Integer> there = versions(owned);
    List<String> wrong = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int version : there) {
      if (!seen.add(version)) {
        wrong.add("double edit: photo " + owned.photo() + " has version " + version + " twice");
      }
    }
    IntStream.concat(IntStream.of(0), promised.stream().mapToInt(Integer::intValue))
        .filter(version -> !seen.remove(version))
        .forEach(
            version ->
                wrong.add("lost edit: photo " + owned.photo() + " has no version " + version));
    if (!seen.isEmpty() && !unsure.contains(owned.photo())) {
      wrong.add("double edit: photo " + owned.photo() + " has " + seen + ", never promised");
    }
    return wrong;
  }

  private List<Integer> versions(Owned owned) {
    List<Integer> numbers = new ArrayList<>();
    ask(owned, OURS + "media/" + owned.photo() + "/versions")
        .path("versions")
        .forEach(version -> numbers.add(version.path("version").asInt()));
    return numbers;
  }

  private String state(Promise promise) {
    return ask(promise.owned(), OURS + "jobs/" + promise.job())
        .path("job")
        .path("state")
        .asText("unknown");
  }

  /// Nothing where there is no good answer.
  private JsonNode ask(Owned owned, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(entrance.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + owned.token())
            .build();
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      return answer.statusCode() == 200 ? mapper.readTree(answer.body()) : mapper.missingNode();
    } catch (IOException e) {
      return mapper.missingNode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return mapper.missingNode();
    }
  }
}
