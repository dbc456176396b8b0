package sadari.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sadari.server.client.People.Person;

/// What people tell the operators, and how operators hear of it.
@Timeout(60)
class ReportsTest {
  private static final String REPORTS = "/api/v1/reports";

  @TempDir private static Path data;

  private static ChildServer server;
  private static Operators operators;
  private static Person reporter;
  private static Person author;

  @BeforeAll
  static void start() {
    server = ChildServer.start(data, List.of("-Xmx256m"), Map.of());
    operators = new Operators(server, data);
    People people = new People(server.stranger());
    reporter = people.arrive("reporter");
    author = people.arrive("author");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String posts(Person person, String visibility) {
    Map<String, ?> draft = Map.of("status", "Words", "visibility", visibility);
    return person.client().post("/api/v1/statuses", draft).ok().get("id").asText();
  }

  private static int status(Map<String, ?> report) {
    return reporter.client().post(REPORTS, report).status();
  }

  @Test
  void aReportReachesTheOperatorsUntilItIsResolved() {
    String post = posts(author, "public");
    Map<String, ?> wish =
        Map.of(
            "account_id",
            author.id(),
            "status_ids",
            List.of(post),
            "category",
            "spam",
            "comment",
            "Buys\nnothing",
            "forward",
            true);

    JsonNode report = reporter.client().post(REPORTS, wish).ok();

    assertEquals(List.of(), Shapes.REPORT.flaws(report));
    assertEquals(List.of(), Shapes.ACCOUNT.flaws(report.get("target_account")));
    assertEquals(post, report.at("/status_ids/0").asText());
    assertEquals("spam Buys\nnothing", report.get("category").asText() + " " + comment(report));
    String id = report.get("id").asText();
    String line = line(id);
    String expected = "  spam  by @" + reporter.handle() + "  about @" + author.handle();
    assertTrue(line.endsWith(expected + "  posts " + post + "  Buys nothing"), line);
    assertEquals("resolved: 1\n", operators.command("resolve", id));
    assertFalse(operators.command("reports").contains(id));
    assertEquals(
        "no open report has this id", operators.refused("reports", 404, Map.of("resolve", id)));
  }

  private static String comment(JsonNode report) {
    return report.get("comment").asText();
  }

  private static String line(String id) {
    return operators
        .command("reports")
        .lines()
        .filter(line -> line.startsWith(id + "  "))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAccountIsEnoughAsAFormToo() {
    JsonNode report = reporter.client().form(REPORTS, Map.of("account_id", author.id())).ok();

    assertEquals("other", report.get("category").asText());
    assertEquals(0, report.get("status_ids").size());
    String json = operators.client().get("/operate/reports?limit=500").text();
    assertTrue(json.contains("\"id\":\"" + report.get("id").asText() + "\""), json);
  }

  @Test
  void whatIsNotThereOrNotTheirsOrNotForTheReporterIsNotFound() {
    String id = author.id();
    String own = posts(reporter, "public");
    String hidden = posts(author, "direct");

    assertEquals(404, status(Map.of("account_id", "12345")));
    assertEquals(404, status(Map.of("account_id", 0)));
    for (String post : List.of("12345", "0", own, hidden)) {
      assertEquals(404, status(Map.of("account_id", id, "status_ids", List.of(post))), post);
    }
  }

  @Test
  void whoReportsAllTheTimeIsStoppedUntilOperatorsHaveRead() {
    Client client = new People(server.stranger()).arrive("zealous").client();
    Map<String, ?> wish = Map.of("account_id", author.id(), "comment", "again");
    List<String> filed = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      filed.add(client.post(REPORTS, wish).ok().get("id").asText());
    }

    Answer refused = client.post(REPORTS, wish);
    assertEquals(422, refused.status());
    assertTrue(refused.text().contains("100 of your reports wait"), refused::text);
    String _ = operators.command("resolve", filed.removeLast());
    filed.add(client.post(REPORTS, wish).ok().get("id").asText());
    Client desk = operators.client();
    filed.forEach(id -> desk.form("/operate/reports", Map.of("resolve", id)).ok());
  }

  @Test
  void badInputIsRefusedWithAReason() {
    String id = author.id();
    String before = operators.client().get("/operate/reports?limit=500").text();

    assertEquals(422, status(Map.of()));
    assertEquals(422, status(Map.of("account_id", id, "category", "boring")));
    assertEquals(422, status(Map.of("account_id", id, "comment", "x".repeat(1_001))));
    List<Long> many = LongStream.rangeClosed(1, 101).boxed().toList();
    assertEquals(422, status(Map.of("account_id", id, "status_ids", many)));
    assertEquals(401, server.stranger().post(REPORTS, Map.of("account_id", id)).status());
    assertEquals(401, server.internal().get("/operate/reports").status());
    assertEquals(401, server.internal().form("/operate/reports", Map.of("resolve", "1")).status());
    for (String wrong : List.of("", "x", "0")) {
      String _ = operators.refused("reports", 400, Map.of("resolve", wrong));
    }

    assertEquals(before, operators.client().get("/operate/reports?limit=500").text());
  }
}
