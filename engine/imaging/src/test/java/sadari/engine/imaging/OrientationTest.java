package sadari.engine.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.core.media.PhotoProcessor.Encoded;
import sadari.core.media.PhotoProcessor.Use;

/// Every orientation of EXIF, by what the corners of the result look like.
class OrientationTest {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 640;

  @TempDir Path directory;
  private Uploads uploads;

  @BeforeEach
  void open() {
    uploads = new Uploads(directory);
  }

  @AfterEach
  void close() {
    uploads.close();
  }

  /// The stored corners are red, green, blue, white: R G over B W.
  @ParameterizedTest
  @CsvSource({
    "1, RGBW", "2, GRWB", "3, WBGR", "4, BWRG", "5, RBGW", "6, BRWG", "7, WGBR", "8, GWRB"
  })
  void jpegStandsUpright(int orientation, String corners) {
    byte[] stored = TestPhotos.jpeg(TestPhotos.corners(WIDTH, HEIGHT));

    var little = Crafted.exif(orientation, ByteOrder.LITTLE_ENDIAN);
    var big = Crafted.exif(orientation, ByteOrder.BIG_ENDIAN);

    check(orientation, corners, Crafted.jpegExif(stored, little));
    check(orientation, corners, Crafted.jpegExif(stored, big));
  }

  @ParameterizedTest
  @CsvSource({"3, WBGR", "6, BRWG", "8, GWRB"})
  void pngAndWebpStandUpright(int orientation, String corners) {
    BufferedImage picture = TestPhotos.corners(WIDTH, HEIGHT);
    byte[] tiff = Crafted.exif(orientation, ByteOrder.BIG_ENDIAN);
    byte[] bitstream = Crafted.from(TestPhotos.webp(picture, 90), 12);

    check(orientation, corners, Crafted.pngWith(TestPhotos.png(picture), "eXIf", tiff));
    check(
        orientation,
        corners,
        Crafted.webp(WIDTH, HEIGHT, bitstream, Crafted.riffChunk("EXIF", tiff)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 65535})
  void unknownValueMeansUpright(int orientation) {
    byte[] stored = TestPhotos.jpeg(TestPhotos.corners(WIDTH, HEIGHT));

    byte[] file = Crafted.jpegExif(stored, Crafted.exif(orientation, ByteOrder.BIG_ENDIAN));

    check(1, "RGBW", file);
  }

  @ParameterizedTest
  @CsvSource({"1, RGBW", "6, BRWG"})
  void headerIsWideWhicheverWayThePhotoIsTurned(int orientation, String corners) {
    byte[] stored = TestPhotos.jpeg(TestPhotos.corners(WIDTH, HEIGHT));

    byte[] file = Crafted.jpegExif(stored, Crafted.exif(orientation, ByteOrder.BIG_ENDIAN));
    Encoded header = uploads.processed(file, Use.HEADER).original();

    assertEquals(1500, header.width());
    assertEquals(500, header.height());
    assertEquals(corners, corners(TestPhotos.decoded(header.bytes())));
  }

  private void check(int orientation, String corners, byte[] file) {
    var processed = uploads.processed(file);
    for (Encoded size : new Encoded[] {processed.original(), processed.small().orElseThrow()}) {
      BufferedImage picture = TestPhotos.decoded(size.bytes());
      assertEquals(size.width(), picture.getWidth());
      assertEquals(orientation > 4, picture.getWidth() < picture.getHeight());
      assertEquals(corners, corners(picture));
    }
  }

  private static String corners(BufferedImage picture) {
    int right = picture.getWidth() - 20;
    int bottom = picture.getHeight() - 20;
    return name(picture.getRGB(20, 20))
        + name(picture.getRGB(right, 20))
        + name(picture.getRGB(20, bottom))
        + name(picture.getRGB(right, bottom));
  }

  private static String name(int rgb) {
    boolean red = ((rgb >> 16) & 255) > 128;
    boolean green = ((rgb >> 8) & 255) > 128;
    boolean blue = (rgb & 255) > 128;
    if (red && green && blue) {
      return "W";
    }
    return red ? "R" : green ? "G" : blue ? "B" : "?";
  }
}
