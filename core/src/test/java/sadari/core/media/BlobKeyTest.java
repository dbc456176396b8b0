package sadari.core.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlobKeyTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @Test
  void aKeyIsAHashAndAKindThatWeStore() {
    for (String kind : List.of("jpg", "png", "webp", "gif")) {
      assertTrue(BlobKey.isKey(HASH + "." + kind), kind);
    }
    assertEquals("image/jpeg", new BlobKey(HASH + ".jpg").contentType());
    assertEquals("image/webp", new BlobKey(HASH + ".webp").contentType());
  }

  @Test
  void nothingElseIsAKey() {
    List<String> wrong =
        List.of(
            "",
            HASH,
            HASH + ".",
            HASH + ".svg",
            HASH + ".jpg\n",
            HASH + "0.jpg",
            HASH.substring(1) + ".jpg",
            HASH.replace('a', 'A') + ".jpg",
            HASH.replace('0', '/') + ".jpg",
            "../" + HASH.substring(3) + ".jpg");

    wrong.forEach(text -> assertFalse(BlobKey.isKey(text), text));
    assertThrows(IllegalArgumentException.class, () -> new BlobKey(HASH));
  }
}
