package sadari.lab.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import sadari.lab.history.History;

/// People who have signed up through an application and follow each other.
final class Crowd {
  private static final int FOLLOWED = 3;
  private static final String SCOPES = "read write follow";

  private final List<Person> people;

  private Crowd(List<Person> people) {
    this.people = people;
  }

  /// Signs people up; each follows the next three.
  static Crowd gather(Wire wire, History history, int size) {
    // Handles of another run on the same data must not be taken.
    String run = Long.toString(System.currentTimeMillis(), 36).toLowerCase(Locale.ROOT);
    String token = application(wire, history);
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      people.add(arrive(wire, history, token, "p" + i + run.substring(run.length() - 6)));
    }
    Deeds deeds = new Deeds(wire, history);
    for (int i = 0; i < size; i++) {
      Deeds.Visit visit = deeds.new Visit(people.get(i), history.now());
      for (int ahead = 1; ahead <= Math.min(FOLLOWED, size - 1); ahead++) {
        visit.follow(people.get((i + ahead) % size));
      }
    }
    return new Crowd(people);
  }

  private static String application(Wire wire, History history) {
    JsonNode app =
        must(
            wire,
            history,
            "/api/v1/apps",
            "",
            Map.of(
                "client_name",
                "drill",
                "redirect_uris",
                "urn:ietf:wg:oauth:2.0:oob",
                "scopes",
                SCOPES));
    return must(
            wire,
            history,
            "/oauth/token",
            "",
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                app.get("client_id").asText(),
                "client_secret",
                app.get("client_secret").asText(),
                "scope",
                SCOPES))
        .get("access_token")
        .asText();
  }

  private static Person arrive(Wire wire, History history, String app, String handle) {
    Map<String, ?> wish =
        Map.of(
            "username",
            handle,
            "email",
            handle + "@example.org",
            "password",
            "a good password",
            "agreement",
            true,
            "locale",
            "en");
    String token = must(wire, history, "/api/v1/accounts", app, wish).get("access_token").asText();
    Answer self =
        wire.send(
            new Wire.Ask(
                "GET",
                "/api/v1/accounts/verify_credentials",
                token,
                Map.of(),
                "",
                true,
                history.now()));
    return new Person(handle, done(self).get("id").asText(), token);
  }

  private static JsonNode must(
      Wire wire, History history, String path, String token, Map<String, ?> body) {
    return done(wire.send(new Wire.Ask("POST", path, token, body, "", false, history.now())));
  }

  private static JsonNode done(Answer answer) {
    return switch (answer) {
      case Answer.Done(JsonNode body) -> body;
      case Answer.Refused _, Answer.Unknown _ ->
          throw new IllegalStateException("nobody could sign up: " + answer);
    };
  }

  List<Person> people() {
    return people;
  }

  Person any(RandomGenerator random) {
    return people.get(random.nextInt(people.size()));
  }

  /// A post of somebody, if they have any.
  Stream<Person.Posted> recent(RandomGenerator random) {
    return any(random).recent(random.nextInt(10)).stream();
  }
}
