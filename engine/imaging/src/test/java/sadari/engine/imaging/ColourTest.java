package sadari.engine.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pixels of wider colour spaces become the same colours in sRGB. The second opinion is the JDK's
/// colour management.
class ColourTest {
  @TempDir Path directory;

  @Test
  void displayP3IsConverted() {
    byte[] icc = IccProfiles.displayP3();
    ICC_ColorSpace reference = new ICC_ColorSpace(ICC_Profile.getInstance(icc));
    ColourProfile profile = ColourProfile.read(ByteBuffer.wrap(icc)).orElseThrow();
    Random random = new Random(3);
    for (int i = 0; i < 1000; i++) {
      int rgb = random.nextInt(1 << 24);

      float[] expected = reference.toRGB(new float[] {part(rgb, 16), part(rgb, 8), part(rgb, 0)});

      byte[] pixel = {(byte) rgb, (byte) (rgb >> 8), (byte) (rgb >> 16)};
      profile.convert(pixel, 3);
      for (int c = 0; c < 3; c++) {
        assertEquals(expected[c] * 255, pixel[2 - c] & 255, 2.5, Integer.toHexString(rgb));
      }
    }
  }

  @Test
  void profilesOfCurveTablesAndGammaAreRead() {
    assertTrue(ColourProfile.read(ByteBuffer.wrap(IccProfiles.adobeRgb())).isPresent());
    byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    assertFalse(ColourProfile.read(ByteBuffer.wrap(srgb)).isPresent());
  }

  @Test
  void brokenProfilesMeanSrgb() {
    byte[] icc = IccProfiles.displayP3();
    Random random = new Random(5);
    for (int i = 0; i < 5000; i++) {
      byte[] broken = Arrays.copyOf(icc, random.nextInt(icc.length + 1));
      for (int k = 0; k < 4 && broken.length > 0; k++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      ColourProfile.read(ByteBuffer.wrap(broken)).ifPresent(p -> p.convert(new byte[30], 3));
    }
  }

  @Test
  void everyFormatCarriesItsProfileThrough() {
    BufferedImage picture = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 400 * 300; i++) {
      picture.setRGB(i % 400, i / 400, 0xC86432);
    }
    byte[] icc = IccProfiles.displayP3();
    byte[] bitstream = Crafted.from(TestPhotos.webp(picture, 101), 12);
    try (Uploads uploads = new Uploads(directory)) {
      assertConverted(uploads, Crafted.jpegProfile(TestPhotos.jpeg(picture), icc));
      assertConverted(uploads, Crafted.pngProfile(TestPhotos.png(picture), icc));
      assertConverted(uploads, Crafted.webp(400, 300, Crafted.riffChunk("ICCP", icc), bitstream));
    }
  }

  /// The pixels of a picture that is 200, 100, 50 in Display P3 all over.
  private static void assertConverted(Uploads uploads, byte[] file) {
    int rgb = TestPhotos.decoded(uploads.processed(file).original().bytes()).getRGB(200, 150);
    float[] expected =
        new ICC_ColorSpace(ICC_Profile.getInstance(IccProfiles.displayP3()))
            .toRGB(new float[] {200 / 255f, 100 / 255f, 50 / 255f});
    assertEquals(expected[0] * 255, (rgb >> 16) & 255, 4);
    assertEquals(expected[1] * 255, (rgb >> 8) & 255, 4);
    assertEquals(expected[2] * 255, rgb & 255, 4);
  }

  private static float part(int rgb, int shift) {
    return ((rgb >> shift) & 255) / 255f;
  }
}
