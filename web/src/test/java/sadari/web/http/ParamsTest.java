package sadari.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParamsTest {
  private static Node.Group form(String text) {
    ParameterTree tree = new ParameterTree();
    Percent.pairs(text, (name, value) -> tree.add(name, new Node.Text(value)));
    return tree.done();
  }

  private static Params params(String form) {
    return new Params(form(form));
  }

  private static Params json(String json) {
    return new Params(JsonTree.parse(json.getBytes(UTF_8)));
  }

  private static int refused(Runnable reading) {
    return assertThrows(HttpProblem.class, reading::run).status();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status=hi|{\"status\":\"hi\"}",
        "media_ids[]=1&media_ids[]=2|{\"media_ids\":[\"1\",\"2\"]}",
        "media_ids[1]=b&media_ids[0]=a|{\"media_ids\":[\"a\",\"b\"]}",
        "poll[options][]=x&poll[options][]=y|{\"poll\":{\"options\":[\"x\",\"y\"]}}",
        "source[privacy]=public|{\"source\":{\"privacy\":\"public\"}}",
        "f[0][name]=n&f[0][value]=v&f[1][name]=m|{\"f\":[{\"name\":\"n\",\"value\":\"v\"},{\"name\":\"m\"}]}",
        "f[][a]=1&f[][b]=2&f[][a]=3|{\"f\":[{\"a\":\"1\",\"b\":\"2\"},{\"a\":\"3\"}]}",
        "f[0][name]=n|{\"f\":{\"0\":{\"name\":\"n\"}}}",
        "ids%5B%5D=1|{\"ids[]\":[\"1\"]}",
      })
  void bracketsAndJsonGiveOneTree(String form, String json) {
    assertEquals(JsonTree.parse(json.getBytes(UTF_8)), form(form));
  }

  @Test
  void idAndIdInBracketsAreAlike() {
    assertEquals(List.of(5L), params("id=5").ids("id"));
    assertEquals(List.of(5L), params("id[]=5").ids("id"));
    assertEquals(List.of(5L, 6L), params("id=5&id=6").ids("id"));
    assertEquals(5L, params("id[]=5").id("id"));
    assertEquals(List.of(5L, 6L), json("{\"id\":[5,\"6\"]}").ids("id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "1", "on", "t", "yes", "TRUE"})
  void flagsHaveManySpellings(String spelling) {
    assertEquals(true, params("x=" + spelling).flag("x"));
  }

  @Test
  void whatIsAbsentNullOrEmptyIsNoFlagAndNoNumber() {
    assertNull(params("").flag("x"));
    assertNull(params("x=").flag("x"));
    assertNull(json("{\"x\":null}").number("x"));
    assertTrue(json("{\"x\":null}").has("x"));
  }

  @Test
  void wrongTypesAreRefusedWithTheReason() {
    assertEquals(422, refused(() -> json("{\"status\":7}").text("status")));
    assertEquals(422, refused(() -> json("{\"status\":{\"a\":1}}").text("status")));
    assertEquals(422, refused(() -> params("x=maybe").flag("x")));
    assertEquals(422, refused(() -> params("x=1.5").number("x")));
    assertEquals(422, refused(() -> params("x=NaN").decimal("x")));
    assertEquals(422, refused(() -> params("id=abc").id("id")));
    assertEquals(422, refused(() -> params("id=99999999999999999999").id("id")));
    assertEquals(422, refused(() -> params("a[]=1&a[]=2").text("a")));
    HttpProblem problem =
        assertThrows(HttpProblem.class, () -> json("{\"poll\":{\"x\":7}}").group("poll").text("x"));
    assertEquals("Validation failed: poll.x must be a text", problem.reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\u0000\"}",
        "{\"\\u0000\":1}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\udc00x\"}",
      })
  void textThatCannotBeStoredIsRefused(String json) {
    assertEquals(422, refused(() -> json(json)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1]",
        "1",
        "{",
        "{\"a\":1}x",
        "{\"a\":1,\"a\":2}",
        "{a:1}",
        "{\"a\":\u0001}",
        "nul",
      })
  void brokenJsonIsRefused(String json) {
    assertEquals(400, refused(() -> json(json)));
  }

  @Test
  void deepAndEndlessJsonIsRefused() {
    assertEquals(400, refused(() -> json("{\"a\":".repeat(500) + "1" + "}".repeat(500))));
    assertEquals(400, refused(() -> json("{\"a\":" + "[".repeat(100_000))));
    assertEquals(400, refused(() -> json("{\"a\":" + "9".repeat(100_000) + "}")));
    assertEquals(400, refused(() -> json("{\"a\":[" + "[],".repeat(30_000) + "1]}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%ff", "a=%c0%80", "%ed%a0%80=1", "a=\u00ff"})
  void brokenEncodingIsRefused(String form) {
    assertEquals(400, refused(() -> params(form)));
  }

  @Test
  void formsAreBounded() {
    assertEquals(400, refused(() -> params("a=1&".repeat(5_000))));
    assertEquals(400, refused(() -> params("a" + "[b]".repeat(50) + "=1")));
    assertEquals(400, refused(() -> params("a=1&a[b]=2")));
    assertEquals(List.of("x"), params("a[999999999999]=x").texts("a"));
  }

  @Test
  void theBodyWinsOverTheQueryAndGroupsAreMerged() {
    Node.Group merged =
        ParameterTree.merged(form("a=1&source[privacy]=public"), form("a=2&source[language]=ko"));

    assertEquals(form("a=2&source[privacy]=public&source[language]=ko"), merged);
  }

  @Test
  void oddNamesStandForThemselves() {
    assertEquals("1", params("a[b=1").text("a[b"));
    assertEquals("1", params("[a]=1").text("[a]"));
    assertEquals("", params("a").text("a"));
    assertEquals("&=", params("a=%26%3D").text("a"));
  }
}
