package sadari.lab.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import sadari.lab.history.Action;
import sadari.lab.history.History;
import sadari.lab.history.Operation;
import sadari.lab.history.Outcome;
import sadari.lab.history.Page;
import sadari.lab.history.Violation;
import sadari.lab.report.Samples;

/// Reads everything there is, after the fault is healed and nobody writes any more. What arrives
/// late (home timelines, counts) is given time; only the last round of reads counts.
final class Settling {
  private static final int AT_ONCE = 8;
  private static final int PAGE = 40;
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);

  private final OpenLoad.Plan plan;
  private final Crowd crowd;
  private final History history;
  private final Map<String, Person> byHandle;

  Settling(OpenLoad.Plan plan, Crowd crowd, History history) {
    this.plan = plan;
    this.crowd = crowd;
    this.history = history;
    this.byHandle =
        crowd.people().stream().collect(Collectors.toMap(Person::handle, person -> person));
  }

  Settled settle(Duration atMost) {
    long began = history.now();
    while (true) {
      Round reads = round();
      Collection<Operation> round = reads.operations;
      List<Operation> all = history.operations();
      all.addAll(round);
      List<Violation> violations = Violation.in(all);
      boolean late =
          violations.stream().anyMatch(v -> v.evidence().stream().anyMatch(Operation::settled));
      long took = history.now() - began;
      if ((!late && reads.unanswered.get() == 0) || took > atMost.toNanos()) {
        round.forEach(history::add);
        return new Settled(violations, reads.unanswered.get(), Duration.ofNanos(took));
      }
      LockSupport.parkNanos(BETWEEN_ROUNDS.toNanos());
    }
  }

  private Round round() {
    Round round = new Round();
    try (round) {
      for (int i = 0; i < crowd.people().size(); i++) {
        Person person = crowd.people().get(i);
        Person other = crowd.people().get((i + 1) % crowd.people().size());
        round.read(
            person, () -> round.walk(person, "/api/v1/timelines/home", Action.ReadHome::new));
        String list = "/api/v1/accounts/" + person.id() + "/statuses";
        round.read(
            other,
            () -> round.walk(other, list, page -> new Action.ReadList(person.handle(), page)));
        round.read(other, () -> round.profile(other, person));
      }
      favourites()
          .forEach(
              (who, posts) -> posts.forEach(post -> round.read(who, () -> round.post(who, post))));
    }
    return round;
  }

  /// Posts that somebody favourited, by who did.
  private Map<Person, List<Person.Posted>> favourites() {
    Map<String, Long> ids =
        history.operations().stream()
            .map(Operation::action)
            .filter(Action.Post.class::isInstance)
            .map(Action.Post.class::cast)
            .filter(post -> post.id() != 0)
            .collect(Collectors.toMap(Action.Post::post, Action.Post::id, (first, _) -> first));
    return history.operations().stream()
        .filter(operation -> operation.action() instanceof Action.Favourite)
        .collect(
            Collectors.groupingBy(
                operation -> byHandle.get(operation.account()),
                Collectors.mapping(
                    operation -> {
                      String post = ((Action.Favourite) operation.action()).post();
                      return new Person.Posted(post, String.valueOf(ids.getOrDefault(post, 0L)));
                    },
                    Collectors.toList())));
  }

  /// Reads that are made side by side.
  private final class Round implements AutoCloseable {
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();
    private final Wire wire = new Wire(plan.address(), plan.patience(), history, new Samples());
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(AT_ONCE);

    /// What a read shows; empty where it got no answer.
    private interface Reading {
      Optional<Action> read();
    }

    void read(Person person, Reading reading) {
      readers.execute(
          () -> {
            room.acquireUninterruptibly();
            try {
              long began = history.now();
              reading
                  .read()
                  .ifPresentOrElse(
                      action ->
                          operations.add(
                              new Operation(
                                  0,
                                  person.handle(),
                                  action,
                                  Outcome.OK,
                                  began,
                                  history.now(),
                                  true)),
                      unanswered::incrementAndGet);
            } finally {
              room.release();
            }
          });
    }

    Optional<Action> walk(Person reader, String path, Function<Page, Action> shown) {
      List<Page.Entry> entries = new ArrayList<>();
      String older = "";
      while (true) {
        Answer answer = get(reader, path + "?limit=" + PAGE + older);
        if (!(answer instanceof Answer.Done(JsonNode json))) {
          return Optional.empty();
        }
        List<Page.Entry> page = Deeds.entries(json);
        if (page.isEmpty()) {
          return Optional.of(shown.apply(new Page(entries, 0)));
        }
        entries.addAll(page);
        older = "&max_id=" + page.getLast().id();
      }
    }

    Optional<Action> profile(Person reader, Person of) {
      return get(reader, "/api/v1/accounts/" + of.id()) instanceof Answer.Done(JsonNode json)
          ? Optional.of(new Action.ReadProfile(of.handle(), json.get("display_name").asText()))
          : Optional.empty();
    }

    Optional<Action> post(Person reader, Person.Posted post) {
      Answer answer = get(reader, "/api/v1/statuses/" + post.id());
      return switch (answer) {
        case Answer.Done(JsonNode json) ->
            Optional.of(new Action.ReadPost(post.text(), Optional.of(Deeds.seen(json))));
        case Answer.Refused(int status) ->
            status == 404
                ? Optional.of(new Action.ReadPost(post.text(), Optional.empty()))
                : Optional.empty();
        case Answer.Unknown _ -> Optional.empty();
      };
    }

    private Answer get(Person reader, String path) {
      return wire.send(
          new Wire.Ask("GET", path, reader.token(), Map.of(), "", true, history.now()));
    }

    @Override
    public void close() {
      readers.close();
      wire.close();
    }
  }
}
