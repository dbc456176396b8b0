package sadari.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class JsonTest {
  private static String text(byte[] json) {
    return new String(json, UTF_8);
  }

  @Test
  void everyKindOfValueIsWritten() {
    byte[] json =
        Json.object(
            out ->
                out.field("s", "\"<사다리>\n\ud83e\ude9c")
                    .field("l", 7)
                    .field("d", 0.5)
                    .field("b", true)
                    .nullField("n")
                    .object("o", inner -> inner.field("a", "b"))
                    .array("list", List.of("x", "y"), Json::value));

    assertEquals(
        "{\"s\":\"\\\"<사다리>\\n\ud83e\ude9c\",\"l\":7,\"d\":0.5,\"b\":true,\"n\":null,"
            + "\"o\":{\"a\":\"b\"},\"list\":[\"x\",\"y\"]}",
        text(json));
  }

  @Test
  void readyTextsAreCopiedAsTheyAre() {
    byte[] post = Json.object(out -> out.field("id", "1"));
    byte[] large = Json.object(out -> out.field("x", "사".repeat(20_000)));

    assertEquals("[{\"id\":\"1\"},{\"id\":\"1\"}]", text(Json.array(List.of(post, post))));
    assertEquals("[]", text(Json.array(List.of())));
    assertEquals(
        "{\"a\":{\"id\":\"1\"},\"b\":" + text(large) + ",\"c\":[{\"id\":\"1\"}]}",
        text(
            Json.object(
                out ->
                    out.raw("a", post)
                        .raw("b", large)
                        .array("c", List.of(post), (json, item) -> json.raw(item)))));
  }

  @Test
  void buffersAreNotSharedByThreadsThatWriteAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> write =
          () -> text(Json.array(List.of(1, 2), (json, i) -> json.value("x".repeat(5_000) + i)));
      String expected = write.call();

      for (var result : threads.invokeAll(java.util.Collections.nCopies(200, write))) {
        assertEquals(expected, result.get());
      }
    }
  }
}
