package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.server.client.People.Person;

/// Finding people, tags and posts.
class SearchTest {
  private static RunningServer server;
  private static People people;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = RunningServer.start(data, Map.of());
    people = new People(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Person called(String handle, String name) {
    Person person = people.arrive(handle);
    rename(person, name);
    return person;
  }

  private static void rename(Person person, String name) {
    person
        .client()
        .json("PATCH", "/api/v1/accounts/update_credentials", Map.of("display_name", name))
        .ok();
  }

  private static JsonNode search(Client client, String query, String more) {
    String q = URLEncoder.encode(query, StandardCharsets.UTF_8);
    return client.get("/api/v2/search?q=" + q + more).ok();
  }

  private static List<String> found(Client client, String query) {
    return values(search(client, query, "").get("accounts"), "id");
  }

  private static List<String> values(JsonNode list, String field) {
    List<String> values = new ArrayList<>();
    list.forEach(item -> values.add(item.get(field).asText()));
    return values;
  }

  private static String host() {
    return server.address().getAuthority();
  }

  private static JsonNode post(Person author, String text, String visibility) {
    return author
        .client()
        .post("/api/v1/statuses", Map.of("status", text, "visibility", visibility))
        .ok();
  }

  @Test
  void whoeverSignsUpIsFoundAtOnceByTheStartOfTheHandle() {
    Person person = people.arrive("Climber");
    String start = person.handle().substring(0, person.handle().length() - 1);

    assertTrue(
        found(person.client(), person.handle().toUpperCase(java.util.Locale.ROOT))
            .contains(person.id()));
    assertTrue(found(server.stranger(), start).contains(person.id()));
    assertTrue(found(server.stranger(), "@" + start).contains(person.id()));
    assertEquals(List.of(person.id()), found(person.client(), person.handle() + "@" + host()));
    assertEquals(
        List.of(person.id()), found(person.client(), "@" + person.handle() + "@" + host()));
    assertEquals(List.of(), found(person.client(), person.handle() + "@elsewhere.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"김민", "김미", "준호", "김민준 준", "kite", "@Kit", "JOSE"})
  void anyWordOfTheDisplayNameFindsAPersonByItsStart(String query) {
    Person person = called("p", "김민준 (준호) Kite José");

    assertTrue(found(person.client(), query).contains(person.id()));
  }

  @Test
  void aNewNameIsFoundAtOnceAndTheOldOneNoMore() {
    Person person = called("p", "Beforehand");
    assertEquals(List.of(person.id()), found(person.client(), "beforehand"));

    rename(person, "Afterwards");

    assertEquals(List.of(), found(person.client(), "beforehand"));
    assertEquals(List.of(person.id()), found(person.client(), "afterwards"));
  }

  @Test
  void ofManyChangesAtOnceTheOneThatStandsIsFound() {
    Person person = people.arrive("p");

    IntStream.range(0, 24).parallel().forEach(i -> rename(person, "Parallel" + (char) ('a' + i)));

    String name =
        server.stranger().get("/api/v1/accounts/" + person.id()).ok().get("display_name").asText();
    for (int i = 0; i < 24; i++) {
      String tried = "Parallel" + (char) ('a' + i);
      List<String> expected = tried.equals(name) ? List.of(person.id()) : List.of();
      assertEquals(expected, found(person.client(), tried), tried);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "\\", "p%rson", "p_%", "'", "🪜", "@", "@@", "#"})
  void signsThatMeanSomethingElsewhereFindNobody(String query) {
    people.arrive("p");

    JsonNode all = search(server.stranger(), query, "");

    assertEquals(0, all.get("accounts").size(), query);
    assertEquals(0, all.get("hashtags").size(), query);
  }

  @Test
  void onlyThoseOneFollowsCanBeAskedFor() {
    Person reader = people.arrive("reader");
    Person followed = called("p", "Narrow One");
    called("p", "Narrow Two");
    reader.client().post("/api/v1/accounts/" + followed.id() + "/follow").ok();

    JsonNode completed =
        reader.client().get("/api/v1/accounts/search?q=narrow&following=true&resolve=true").ok();
    JsonNode searched = search(reader.client(), "narrow", "&following=true&type=accounts");

    assertEquals(List.of(followed.id()), values(completed, "id"));
    assertEquals(List.of(followed.id()), values(searched.get("accounts"), "id"));
    assertEquals(2, reader.client().get("/api/v1/accounts/search?q=narrow").ok().size());
  }

  @Test
  void resultsAreLimitedAndGoOnBehindAnOffset() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(called("p", "Pages" + (char) ('a' + i)).id());
    }

    JsonNode first = search(server.stranger(), "pages", "&limit=3");
    JsonNode second = search(server.stranger(), "pages", "&limit=3&offset=3");

    assertEquals(ids.subList(0, 3), values(first.get("accounts"), "id"));
    assertEquals(ids.subList(3, 5), values(second.get("accounts"), "id"));
  }

  @Test
  void tagsOfPublicPostsAreFoundByTheirStart() {
    Person author = people.arrive("author");
    post(author, "#Mountaintop #사다리타기", "public");
    String last = post(author, "#mountains", "public").get("id").asText();
    post(author, "#mountainhidden", "unlisted");
    Await.until(
        "the tags are known",
        () -> server.stranger().get("/api/v1/timelines/tag/mountains").text().contains(last));

    JsonNode tags = search(server.stranger(), "#MOUNTAIN", "").get("hashtags");

    assertEquals(List.of("mountains", "mountaintop"), values(tags, "name"));
    assertTrue(tags.get(0).get("url").asText().endsWith("/tags/mountains"));
    assertEquals(0, tags.get(0).get("history").size());
    JsonNode korean = search(author.client(), "사다", "&type=hashtags").get("hashtags");
    assertEquals(List.of("사다리타기"), values(korean, "name"));
    assertEquals(0, search(author.client(), "mountain tops", "").get("hashtags").size());
  }

  @Test
  void aPostIsFoundByItsAddressByWhoeverMaySeeIt() {
    Person author = people.arrive("author");
    Person other = people.arrive("other");
    JsonNode open = post(author, "here", "public");
    JsonNode secret = post(author, "psst", "private");

    String url = open.get("url").asText();
    assertEquals(
        List.of(open.get("id").asText()),
        values(search(server.stranger(), url, "").get("statuses"), "id"));
    assertEquals(
        0,
        search(other.client(), url.replace(author.handle(), other.handle()), "")
            .get("statuses")
            .size());
    String hidden = secret.get("url").asText();
    assertEquals(0, search(other.client(), hidden, "").get("statuses").size());
    assertEquals(1, search(author.client(), hidden, "&type=statuses").get("statuses").size());
    assertEquals(0, search(author.client(), "here", "").get("statuses").size());
  }

  @Test
  void aPersonIsFoundByTheAddressOfTheirPage() {
    Person person = people.arrive("person");
    String url = server.stranger().get("/api/v1/accounts/" + person.id()).ok().get("url").asText();

    assertEquals(List.of(person.id()), found(server.stranger(), url));
    assertEquals(List.of(), found(server.stranger(), url.replace("http://", "https://")));
  }

  @Test
  void aTypeLeavesTheOtherListsEmpty() {
    Person person = called("p", "Typewriter");

    JsonNode tags = search(person.client(), "typewriter", "&type=hashtags");

    assertEquals(0, tags.get("accounts").size());
    assertTrue(tags.get("statuses").isArray());
    assertFalse(found(person.client(), "typewriter").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?q=", "?q=a&type=people", "?q=a&limit=0", "?q=a&offset=-1", "?q=a&limit=x"})
  void nonsenseIsRefusedWithAReason(String query) {
    Answer answer = server.stranger().get("/api/v2/search" + query);

    assertEquals(422, answer.status());
    assertFalse(answer.json().get("error").asText().isEmpty());
  }

  @Test
  void whoCompletesNamesIsLoggedInAndTheOldSearchIsNotThere() {
    assertEquals(401, server.stranger().get("/api/v1/accounts/search?q=a").status());
    assertEquals(404, server.stranger().get("/api/v1/search?q=a").status());
    assertEquals(422, people.arrive("p").client().get("/api/v1/accounts/search").status());
    String far = "/api/v2/search?q=a&limit=99999999999&offset=9223372036854775807";
    assertEquals(200, server.stranger().get(far).status());
    String longOne = "/api/v2/search?q=" + "a".repeat(501);
    assertEquals(422, server.stranger().get(longOne).status());
  }

  @Test
  void aTagHasAPageWhetherOrNotItWasUsed() {
    JsonNode tag = server.stranger().get("/api/v1/tags/LADDER").ok();

    assertEquals("ladder", tag.get("name").asText());
    assertFalse(tag.get("following").asBoolean());
    assertEquals(404, server.stranger().get("/api/v1/tags/%21").status());
  }
}
