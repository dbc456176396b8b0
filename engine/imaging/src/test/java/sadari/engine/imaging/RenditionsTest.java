package sadari.engine.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sadari.core.media.PhotoProcessor.Encoded;
import sadari.core.media.PhotoProcessor.Use;

/// Sizes, formats and fidelity of what comes out.
class RenditionsTest {
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

  @Test
  void twelveMegapixelsAreBoundedInBothSizes() {
    BufferedImage photo = TestPhotos.scene(4032, 3024);

    var processed = uploads.processed(TestPhotos.jpeg(photo));

    Encoded original = processed.original();
    Encoded small = processed.small().orElseThrow();
    assertEquals("3325 × 2494 jpg", described(original));
    assertEquals("554 × 415 jpg", described(small));
    assertFaithful(photo, original, 34);
    assertFaithful(photo, small, 34);
    assertEquals(28, processed.blurhash().length());
  }

  /// Checked against a reference: every pixel the mean of the area it covers, in floating point.
  @ParameterizedTest
  @CsvSource({"jpeg", "progressive", "png", "webp", "lossless"})
  void everyFormatIsFaithful(String format) {
    BufferedImage photo = TestPhotos.scene(1600, 1200);
    byte[] file =
        switch (format) {
          case "jpeg" -> TestPhotos.jpeg(photo, 0.95f, false);
          case "progressive" -> TestPhotos.jpeg(photo, 0.95f, true);
          case "png" -> TestPhotos.png(photo);
          case "webp" -> TestPhotos.webp(photo, 95);
          default -> TestPhotos.webp(photo, 101);
        };

    var processed = uploads.processed(file);

    assertEquals("1600 × 1200 jpg", described(processed.original()));
    assertFaithful(photo, processed.original(), 32);
    assertFaithful(photo, processed.small().orElseThrow(), 34);
  }

  @Test
  void hugePhotosAreHalvedByTheDecoderWithoutLosingDetail() {
    BufferedImage photo = TestPhotos.scene(2500, 1900);

    Encoded avatar = uploads.processed(TestPhotos.jpeg(photo), Use.AVATAR).original();

    assertEquals("400 × 400 jpg", described(avatar));
    assertFaithful(photo.getSubimage(300, 0, 1900, 1900), avatar, 33);
  }

  @Test
  void smallPhotosKeepTheirSizeAndHaveNoSecondOne() {
    var processed = uploads.processed(TestPhotos.jpeg(TestPhotos.scene(640, 360)));

    assertEquals("640 × 360 jpg", described(processed.original()));
    assertEquals(Optional.empty(), processed.small());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 900", "3000, 1", "7, 3", "16383, 20"})
  void extremeShapesAreTaken(int width, int height) {
    BufferedImage photo = TestPhotos.scene(width, height);

    assertEquals(width, uploads.processed(TestPhotos.jpeg(photo)).original().width());
    assertEquals(height, uploads.processed(TestPhotos.png(photo)).original().height());
  }

  @ParameterizedTest
  @CsvSource({"AVATAR, 400 × 400 jpg", "HEADER, 1500 × 500 jpg"})
  void avatarsAndHeadersHaveTheirVerySize(Use use, String expected) {
    for (int[] size : new int[][] {{4000, 900}, {900, 4000}, {200, 150}, {1, 1}, {400, 400}}) {
      var processed = uploads.processed(TestPhotos.jpeg(TestPhotos.scene(size[0], size[1])), use);

      assertEquals(expected, described(processed.original()));
      assertEquals(Optional.empty(), processed.small());
      TestPhotos.decoded(processed.original().bytes());
    }
  }

  @Test
  void drawingsAndScreenshotsStayExact() {
    BufferedImage drawing = TestPhotos.corners(1000, 800);

    var processed = uploads.processed(TestPhotos.png(drawing));

    assertEquals("1000 × 800 png", described(processed.original()));
    assertEquals("jpg", processed.small().orElseThrow().extension());
    assertTrue(Fidelity.psnr(drawing, TestPhotos.decoded(processed.original().bytes())) > 90);
  }

  private static void assertFaithful(BufferedImage source, Encoded encoded, double least) {
    BufferedImage reference = Fidelity.shrunk(source, encoded.width(), encoded.height());
    double psnr = Fidelity.psnr(reference, TestPhotos.decoded(encoded.bytes()));
    assertTrue(psnr >= least, () -> described(encoded) + " has only " + psnr + " dB");
  }

  private static String described(Encoded encoded) {
    return encoded.width() + " × " + encoded.height() + " " + encoded.extension();
  }
}
