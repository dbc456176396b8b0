package sadari.server.drill;

import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import sadari.server.client.Answer;
import sadari.server.client.Await;
import sadari.server.client.Client;
import sadari.server.client.People.Person;

/// People who post, favourite and follow all the time, each on a thread, and note what they are
/// told.
final class Load implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration PAUSE = Duration.ofMillis(15);

  private final List<Person> people;
  private final Ledger ledger;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running = true;

  Load(List<Person> people, Ledger ledger, RandomGenerator.SplittableGenerator random) {
    this.people = people;
    this.ledger = ledger;
    for (int i = 0; i < people.size(); i++) {
      int author = i;
      RandomGenerator own = random.split();
      threads.add(Thread.ofVirtual().start(() -> act(author, own)));
    }
  }

  private void act(int author, RandomGenerator random) {
    while (running) {
      switch (random.nextInt(4)) {
        case 0, 1 -> post(author);
        case 2 -> favourite(author, random);
        default -> follow(author, people.get(random.nextInt(people.size())));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void post(int author) {
    String name = "drill" + NUMBER.incrementAndGet();
    Person friend = people.get((author + 1) % people.size());
    String mention = author % 4 == 0 ? " @" + friend.handle() : "";
    Ledger.Attempt attempt = new Ledger.Attempt(author, name, name + " #drill" + mention);
    publish(people, attempt)
        .ifPresentOrElse(id -> ledger.posted(attempt, id), () -> ledger.unknown(attempt));
  }

  /// Publishes; empty where it is not known whether it was done.
  static Optional<String> publish(List<Person> people, Ledger.Attempt attempt) {
    Client client = people.get(attempt.author()).client().with("Idempotency-Key", attempt.key());
    return answer(client, "/api/v1/statuses", Map.of("status", attempt.text()))
        .map(answer -> answer.json().get("id").asText());
  }

  private void favourite(int author, RandomGenerator random) {
    List<Ledger.Posted> posts = ledger.posts();
    if (!posts.isEmpty()) {
      Ledger.Posted post = posts.get(random.nextInt(posts.size()));
      Person actor = people.get(author);
      answer(actor.client(), "/api/v1/statuses/" + post.id() + "/favourite", Map.of())
          .ifPresent(_ -> ledger.favourited(actor.id(), post.id()));
    }
  }

  private void follow(int author, Person target) {
    Person follower = people.get(author);
    if (!follower.id().equals(target.id())) {
      answer(follower.client(), "/api/v1/accounts/" + target.id() + "/follow", Map.of())
          .ifPresent(_ -> ledger.followed(follower.id(), target.id()));
    }
  }

  /// Empty where the server did not say that it was done. That it takes for ever is a fault.
  private static Optional<Answer> answer(Client client, String path, Map<String, ?> body) {
    try {
      return Optional.of(client.post(path, body)).filter(answer -> answer.status() == 200);
    } catch (AssertionError broken) {
      if (broken.getCause() instanceof HttpTimeoutException) {
        throw broken;
      }
      return Optional.empty();
    }
  }

  /// Waits until so many more posts are acknowledged.
  void awaitPosts(int more) {
    int wanted = ledger.count() + more;
    Await.until(more + " more posts", () -> ledger.count() >= wanted);
  }

  @Override
  public void close() {
    running = false;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
