package sadari.engine.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// The expected strings were computed by two other encoders of the published algorithm. One of
/// them, in JavaScript, scales by the largest signed term instead of the largest magnitude and so
/// differs where a negative term is the largest; the C one, which most servers use, does as this
/// one does.
class BlurhashTest {
  private interface Colour {
    int at(int x, int y);
  }

  private static String hash(int width, int height, int termsX, int termsY, Colour colour) {
    byte[] bgr = new byte[width * height * 3];
    for (int i = 0; i < width * height; i++) {
      int rgb = colour.at(i % width, i / width);
      bgr[3 * i] = (byte) rgb;
      bgr[3 * i + 1] = (byte) (rgb >> 8);
      bgr[3 * i + 2] = (byte) (rgb >> 16);
    }
    return Blurhash.encode(bgr, width, height, termsX, termsY);
  }

  private static int rgb(int red, int green, int blue) {
    return ((red & 255) << 16) | ((green & 255) << 8) | (blue & 255);
  }

  @Test
  void blackAndWhite() {
    assertEquals("L00000fQfQfQfQfQfQfQfQfQfQfQ", hash(32, 24, 4, 3, (_, _) -> 0));
    assertEquals("LDTSUA_3fQ_3~qoffQoffQfQfQfQ", hash(32, 24, 4, 3, (_, _) -> 0xFFFFFF));
  }

  @Test
  void patterns() {
    assertEquals(
        "LxH27b2kwzX5mAWYjuf7gKfkfQfj",
        hash(32, 24, 4, 3, (x, y) -> rgb(x * 8, y * 10, (x + y) * 4)));
    assertEquals(
        "U-HUYFi;a9j2nAaij[baa4bGbZX6j0kCbajb",
        hash(40, 30, 4, 4, (x, y) -> rgb(x * 37 + y * 11, x * y, 255 - x * 6)));
  }

  @Test
  void fewestAndMostTerms() {
    assertEquals("00M|T9", hash(5, 7, 1, 1, (_, _) -> rgb(200, 100, 50)));
    assertEquals(
        "|~LE1U|rn~FbfP$Po2ShfQq7j.fTbJfQj=fOflfPf%fSfSfMfPfTfRfPfQm?jafPaxfSjbfPf6fPfQfOfPfTfRfOfSfRfQ"
            + "pEj]fPbEfQj?fSfhfPf%fPfQfPfQfPfRfPfRnSjrfRa~fQjufPfSfRfQfRfRfOfQfRfPfPfQ",
        hash(64, 48, 9, 9, (x, y) -> rgb(x < 32 ? 250 : 5, y < 24 ? 240 : 10, (x ^ y) * 4)));
  }
}
