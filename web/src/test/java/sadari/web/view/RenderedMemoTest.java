package sadari.web.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.core.id.Id;
import sadari.core.reaction.ReactionStore;
import sadari.core.text.Html;

@Timeout(60)
class RenderedMemoTest {
  private static final URI BASE = URI.create("https://sadari.example");

  private final long seed = System.nanoTime();
  private final RandomPosts posts = new RandomPosts(new SplittableRandom(seed));
  private final Map<Id, Rendered> kept = new HashMap<>();
  private int hits;
  private final StatusView remembering =
      view(
          (id, current, render) -> {
            Rendered known = kept.get(id);
            if (known != null && current.test(known)) {
              hits++;
              return known;
            }
            kept.put(id, render.get());
            return kept.get(id);
          });
  private final StatusView forgetful = view(RenderedMemo.NONE);

  private static StatusView view(RenderedMemo memo) {
    Links links = new Links(BASE, PhotoHosts.only(BASE), "/no-avatar.png", "/no-header.png");
    return new StatusView(links, new Html(BASE.toString(), "sadari.example"), memo);
  }

  @Test
  void whateverChangesAPostIsWrittenAsIfNothingWereKept() {
    for (int i = 0; i < 6_000; i++) {
      RandomPosts.Shown shown = posts.next();

      assertEquals(written(forgetful, shown), written(remembering, shown), () -> "seed " + seed);
    }
    assertTrue(
        hits > 100, () -> "seed " + seed + ": what was kept was used %d times".formatted(hits));
  }

  @Test
  void whatOthersAndTheViewerDoIsWrittenAnewOverWhatIsKept() {
    RandomPosts.Shown shown = posts.next();
    written(remembering, shown);
    int before = hits;

    RandomPosts.Shown later = new RandomPosts.Shown(shown.post(), marked(shown.gathered()));

    assertEquals(written(forgetful, later), written(remembering, later));
    assertTrue(hits > before, () -> "seed " + seed);
  }

  private static Gathered marked(Gathered gathered) {
    return gathered.withMarks(ReactionStore.Marks.NONE);
  }

  @Test
  void everyPostIsOneWellFormedObject() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      String json = written(remembering, posts.next());

      try (JsonParser parser = new JsonFactory().createParser(json)) {
        parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        parser.nextToken();
        parser.skipChildren();
        assertEquals(json.length(), parser.currentLocation().getCharOffset(), json);
      }
    }
  }

  private static String written(StatusView view, RandomPosts.Shown shown) {
    Pieces out = new Pieces(16);
    view.write(out, shown.post(), shown.gathered());
    return new String(out.bytes(), UTF_8);
  }
}
