package sadari.lab.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import sadari.lab.history.Action;
import sadari.lab.history.History;
import sadari.lab.history.Operation;
import sadari.lab.history.Outcome;
import sadari.lab.history.Page;
import sadari.lab.load.Person.Posted;

/// What a person can do, each noted in the history as it was told.
final class Deeds {
  static final int PAGE = 20;

  private final Wire wire;
  private final History history;
  private final AtomicInteger processes = new AtomicInteger();

  Deeds(Wire wire, History history) {
    this.wire = wire;
    this.history = history;
  }

  /// One visit: a device of somebody, which does one thing after the other.
  final class Visit {
    private final Person person;
    private final int process = processes.incrementAndGet();
    private long due;

    /// @param due when it should begin
    Visit(Person person, long due) {
      this.person = person;
      this.due = due;
    }

    Optional<Posted> post() {
      String text = person.word();
      long began = begin();
      Answer answer = ask("POST", "/api/v1/statuses", Map.of("status", text), text, true, began);
      Optional<Posted> posted = done(answer).map(json -> new Posted(text, json.get("id").asText()));
      long id = posted.map(post -> Long.parseLong(post.id())).orElse(0L);
      note(new Action.Post(text, id), answer, began);
      posted.ifPresent(person::posted);
      return posted;
    }

    void delete(Posted post) {
      boolean _ =
          write("DELETE", "/api/v1/statuses/" + post.id(), new Action.Delete(post.text()), true);
    }

    /// Not tried again: a try that arrives late, from a balancer that stood still perhaps, would
    /// undo what the person did since.
    void favourite(Posted post) {
      String path = "/api/v1/statuses/" + post.id() + "/favourite";
      if (write("POST", path, new Action.Favourite(post.text()), false)) {
        person.favourited(post);
      }
    }

    /// Not tried again, for the same reason.
    void unfavourite(Posted post) {
      String path = "/api/v1/statuses/" + post.id() + "/unfavourite";
      boolean _ = write("POST", path, new Action.Unfavourite(post.text()), false);
    }

    void follow(Person other) {
      String path = "/api/v1/accounts/" + other.id() + "/follow";
      boolean _ = write("POST", path, new Action.Follow(other.handle()), true);
    }

    /// Gives oneself a new name. Not tried again: a try that arrives late would undo a later edit.
    void edit() {
      if (!person.beginEdit()) {
        return;
      }
      try {
        String name = person.word();
        long began = begin();
        Map<String, String> body = Map.of("display_name", name);
        Answer answer = ask("PATCH", "/api/v1/accounts/update_credentials", body, "", false, began);
        note(new Action.Edit(name), answer, began);
      } finally {
        person.endEdit();
      }
    }

    void readList(Person author) {
      String path = "/api/v1/accounts/" + author.id() + "/statuses?limit=" + PAGE;
      read(path, json -> new Action.ReadList(author.handle(), page(json)));
    }

    void readHome() {
      read("/api/v1/timelines/home?limit=" + PAGE, json -> new Action.ReadHome(page(json)));
    }

    void readProfile(Person other) {
      read(
          "/api/v1/accounts/" + other.id(),
          json -> new Action.ReadProfile(other.handle(), json.get("display_name").asText()));
    }

    void readOwnProfile() {
      read(
          "/api/v1/accounts/verify_credentials",
          json -> new Action.ReadProfile(person.handle(), json.get("display_name").asText()));
    }

    void readPost(Posted post) {
      long began = begin();
      Answer answer = ask("GET", "/api/v1/statuses/" + post.id(), Map.of(), "", true, began);
      if (answer instanceof Answer.Refused(int status) && status == 404) {
        note(new Action.ReadPost(post.text(), Optional.empty()), Outcome.OK, began);
      } else {
        note(
            new Action.ReadPost(post.text(), done(answer).map(Deeds::seen)),
            outcome(answer),
            began);
      }
    }

    private boolean write(String method, String path, Action.Write action, boolean repeatable) {
      long began = begin();
      Answer answer = ask(method, path, Map.of(), "", repeatable, began);
      note(action, answer, began);
      return answer instanceof Answer.Done;
    }

    private void read(String path, Function<JsonNode, Action.Read> shown) {
      long began = begin();
      done(ask("GET", path, Map.of(), "", true, began))
          .ifPresent(json -> note(shown.apply(json), Outcome.OK, began));
    }

    private Answer ask(
        String method,
        String path,
        Map<String, ?> body,
        String key,
        boolean repeatable,
        long began) {
      long planned = Math.min(due, began);
      due = Long.MAX_VALUE;
      return wire.send(new Wire.Ask(method, path, person.token(), body, key, repeatable, planned));
    }

    private long begin() {
      return history.now();
    }

    private void note(Action action, Answer answer, long began) {
      note(action, outcome(answer), began);
    }

    private void note(Action action, Outcome outcome, long began) {
      history.add(
          new Operation(process, person.handle(), action, outcome, began, history.now(), false));
    }
  }

  private static Optional<JsonNode> done(Answer answer) {
    return answer instanceof Answer.Done(JsonNode body) ? Optional.of(body) : Optional.empty();
  }

  private static Outcome outcome(Answer answer) {
    return switch (answer) {
      case Answer.Done _ -> Outcome.OK;
      case Answer.Refused _ -> Outcome.FAILED;
      case Answer.Unknown _ -> Outcome.UNKNOWN;
    };
  }

  static Page page(JsonNode posts) {
    List<Page.Entry> entries = entries(posts);
    return new Page(entries, entries.size() < PAGE ? 0 : entries.getLast().id());
  }

  static List<Page.Entry> entries(JsonNode posts) {
    List<Page.Entry> entries = new ArrayList<>();
    for (JsonNode post : posts) {
      entries.add(new Page.Entry(text(post), post.get("id").asLong()));
    }
    return entries;
  }

  private static String text(JsonNode post) {
    return post.get("content").asText().replaceAll("<[^>]*>", "");
  }

  static Action.Seen seen(JsonNode post) {
    return new Action.Seen(
        post.get("id").asLong(),
        post.get("favourited").asBoolean(),
        post.get("favourites_count").asLong());
  }
}
