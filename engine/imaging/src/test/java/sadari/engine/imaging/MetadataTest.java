package sadari.engine.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.core.media.PhotoProcessor.Encoded;
import sadari.core.media.PhotoProcessor.Result;

/// What a file says besides its pixels is in none of the results.
class MetadataTest {
  private static final byte[] TIFF = Crafted.exif(6, ByteOrder.LITTLE_ENDIAN);
  private static final byte[] XMP =
      Crafted.latin("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + Crafted.SECRET + "</x:xmpmeta>");
  private static final byte[] PROFILE = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
  private static final byte[] TEXT = Crafted.latin("Comment\0" + Crafted.SECRET);

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
  void nothingOfAJpegSurvives() {
    byte[] file = TestPhotos.jpeg(TestPhotos.scene(1200, 900));
    file = Crafted.jpegProfile(file, PROFILE);
    file = Crafted.jpegWith(file, 0xE1, XMP);
    file = Crafted.jpegExif(file, TIFF);
    file = Crafted.jpegWith(file, 0xED, Crafted.latin("Photoshop 3.0\0" + Crafted.SECRET));
    file = Crafted.jpegWith(file, 0xFE, TEXT);
    file = Crafted.joined(file, TestPhotos.jpeg(TestPhotos.scene(64, 64)), TEXT);

    assertClean(file, 900);
  }

  @Test
  void nothingOfAPngSurvives() {
    for (BufferedImage picture :
        List.of(TestPhotos.scene(1200, 900), TestPhotos.corners(1200, 900))) {
      byte[] file = Crafted.pngProfile(TestPhotos.png(picture), PROFILE);
      file = Crafted.pngWith(file, "tEXt", TEXT);
      file = Crafted.pngWith(file, "iTXt", Crafted.joined(Crafted.latin("XML\0\0\0\0\0"), XMP));
      file = Crafted.pngWith(file, "eXIf", TIFF);
      file = Crafted.pngWith(file, "prVt", TEXT);

      assertClean(Crafted.joined(file, TEXT), 900);
    }
  }

  @Test
  void nothingOfAWebpSurvives() {
    byte[] still = TestPhotos.webp(TestPhotos.scene(1200, 900), 90);
    byte[] file =
        Crafted.webp(
            1200,
            900,
            Crafted.riffChunk("ICCP", PROFILE),
            Crafted.from(still, 12),
            Crafted.riffChunk("EXIF", TIFF),
            Crafted.riffChunk("XMP ", XMP),
            Crafted.riffChunk("what", TEXT));

    assertClean(Crafted.joined(file, TEXT), 900);
  }

  @Test
  void nothingOfAGifSurvives() {
    byte[] gif = TestPhotos.gif(TestPhotos.corners(1200, 900));
    byte[] comment = {0x21, (byte) 0xFE, (byte) Crafted.SECRET.length()};
    byte[] extension = Crafted.joined(comment, Crafted.latin(Crafted.SECRET), new byte[1]);
    int table = 13 + (3 << ((gif[10] & 7) + 1));
    byte[] file =
        Crafted.joined(Arrays.copyOf(gif, table), extension, Crafted.from(gif, table), TEXT);

    assertClean(file, 1200);
  }

  private void assertClean(byte[] file, int expectedWidth) {
    assertTrue(Crafted.contains(file, Crafted.SECRET));

    Result.Processed processed = uploads.processed(file);

    assertEquals(expectedWidth, processed.original().width());
    for (Encoded size : List.of(processed.original(), processed.small().orElseThrow())) {
      for (String trace :
          List.of(
              Crafted.SECRET, "Exif", "xmp", "XML", "ICC", "iCC", "Photoshop", "eXIf", "EXIF")) {
        assertFalse(Crafted.contains(size.bytes(), trace), trace);
      }
      assertOnlyPixels(size);
    }
  }

  /// Reads the result's structure again: reduced to its bare parts it loses nothing but the fixed
  /// header that says "this is a JPEG file".
  private static void assertOnlyPixels(Encoded size) {
    try {
      Container container = Container.read(new Octets(size.bytes()), 1);
      int dropped = size.bytes().length - container.bareLength();
      assertTrue(dropped == 0 || (dropped == 18 && Crafted.contains(size.bytes(), "JFIF\0")));
    } catch (BadPhoto bad) {
      throw new AssertionError(bad);
    }
  }
}
