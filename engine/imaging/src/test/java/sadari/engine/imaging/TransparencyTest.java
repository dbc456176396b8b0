package sadari.engine.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sadari.core.media.PhotoProcessor.Encoded;
import sadari.core.media.PhotoProcessor.Result;

/// What can be seen through stays so, and every kind of pixel a PNG can have is read.
class TransparencyTest {
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
  void transparentPngStaysTransparent() {
    Result.Processed processed = uploads.processed(TestPhotos.png(Transparent.disc(1600, 1200)));

    assertEquals("png", processed.original().extension());
    assertDisc(TestPhotos.decoded(processed.original().bytes()), 0);
    Encoded small = processed.small().orElseThrow();
    assertEquals("webp", small.extension());
    assertDisc(decodedWebp(small.bytes()), 12);
  }

  @Test
  void transparentWebpStaysTransparent() {
    for (int quality : new int[] {90, 101}) {
      byte[] file = TestPhotos.webp(Transparent.disc(1600, 1200), quality);

      Result.Processed processed = uploads.processed(file);

      Encoded small = processed.small().orElseThrow();
      assertDisc(decodedWebp(small.bytes()), 16);
    }
  }

  @Test
  void invisibleColoursDoNotBleedIntoTheEdge() {
    Result.Processed processed = uploads.processed(TestPhotos.png(Transparent.disc(5000, 2500)));

    BufferedImage original = TestPhotos.decoded(processed.original().bytes());
    for (int y = 0; y < original.getHeight(); y++) {
      for (int x = 0; x < original.getWidth(); x++) {
        Color colour = new Color(original.getRGB(x, y), true);
        assertTrue(colour.getAlpha() < 32 || colour.getBlue() < 16, colour::toString);
      }
    }
  }

  @Test
  void alphaThatHidesNothingIsDropped() {
    BufferedImage picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = picture.createGraphics();
    pen.drawImage(TestPhotos.scene(800, 600), 0, 0, null);
    pen.dispose();

    assertEquals("jpg", uploads.processed(TestPhotos.png(picture)).original().extension());
    assertEquals("jpg", uploads.processed(TestPhotos.webp(picture, 90)).original().extension());
  }

  @Test
  void everyKindOfPngPixelIsRead() {
    int[] types = {
      BufferedImage.TYPE_BYTE_BINARY,
      BufferedImage.TYPE_BYTE_GRAY,
      BufferedImage.TYPE_USHORT_GRAY,
      BufferedImage.TYPE_BYTE_INDEXED,
      BufferedImage.TYPE_3BYTE_BGR,
      BufferedImage.TYPE_4BYTE_ABGR
    };
    for (int type : types) {
      BufferedImage picture = new BufferedImage(600, 400, type);
      Graphics2D pen = picture.createGraphics();
      pen.drawImage(TestPhotos.scene(600, 400), 0, 0, null);
      pen.dispose();

      Encoded original = uploads.processed(TestPhotos.png(picture)).original();

      double psnr = Fidelity.psnr(asRgb(picture), TestPhotos.decoded(original.bytes()));
      assertTrue(psnr > 30, "type " + type + " as " + original.extension() + ": " + psnr + " dB");
    }
  }

  /// Java takes grey as linear light when asked for RGB; a PNG's grey is not.
  private static BufferedImage asRgb(BufferedImage picture) {
    boolean grey = picture.getColorModel().getColorSpace().getNumComponents() == 1;
    if (!grey) {
      return picture;
    }
    BufferedImage rgb =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    int shift = picture.getColorModel().getPixelSize() - 8;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        rgb.setRGB(x, y, (picture.getRaster().getSample(x, y, 0) >> shift) * 0x010101);
      }
    }
    return rgb;
  }

  @Test
  void paletteWithATransparentColourIsRead() {
    byte[] levels = {0, (byte) 255, 0, (byte) 128};
    IndexColorModel model = new IndexColorModel(2, 4, levels, levels, levels, 2);
    BufferedImage picture = new BufferedImage(800, 600, BufferedImage.TYPE_BYTE_INDEXED, model);
    for (int x = 0; x < 800; x++) {
      for (int y = 0; y < 600; y++) {
        picture.getRaster().setSample(x, y, 0, x / 200);
      }
    }
    for (byte[] file : new byte[][] {TestPhotos.png(picture), TestPhotos.gif(picture)}) {
      BufferedImage original = TestPhotos.decoded(uploads.processed(file).original().bytes());

      assertEquals(0xFF000000, original.getRGB(100, 300));
      assertEquals(0xFFFFFFFF, original.getRGB(300, 300));
      assertEquals(0, original.getRGB(500, 300) >>> 24);
      assertEquals(0xFF808080, original.getRGB(700, 300));
    }
  }

  @Test
  void sixteenBitsWithAlphaAreRead() {
    byte[] rows = new byte[300 * (1 + 400 * 8)];
    for (int i = 0; i < 300 * 400; i++) {
      int at = i / 400 * (1 + 400 * 8) + 1 + i % 400 * 8;
      rows[at] = (byte) 200;
      rows[at + 4] = (byte) 50;
      rows[at + 6] = (byte) (i % 400 < 200 ? 255 : 0);
      rows[at + 7] = rows[at + 6];
    }
    byte[] header =
        Crafted.joined(Crafted.int32(400), Crafted.int32(300), new byte[] {16, 6, 0, 0, 0});
    byte[] file =
        Crafted.joined(
            Crafted.latin(PngStructure.SIGNATURE),
            Crafted.chunk("IHDR", header),
            Crafted.chunk("IDAT", Crafted.deflated(rows)),
            Crafted.chunk("IEND", new byte[0]));

    BufferedImage original = TestPhotos.decoded(uploads.processed(file).original().bytes());

    assertEquals(new Color(199, 0, 50), new Color(original.getRGB(100, 100)));
    assertEquals(0, original.getRGB(300, 100) >>> 24);
  }

  private static void assertDisc(BufferedImage disc, int tolerance) {
    assertEquals(0, disc.getRGB(3, 3) >>> 24, tolerance);
    Color middle = new Color(disc.getRGB(disc.getWidth() / 2, disc.getHeight() / 2), true);
    assertEquals(255, middle.getAlpha(), tolerance);
    assertEquals(255, middle.getRed(), tolerance);
    assertEquals(128, middle.getGreen(), tolerance);
    assertEquals(0, middle.getBlue(), tolerance);
  }

  private static BufferedImage decodedWebp(byte[] file) {
    try (PointerScope _ = new PointerScope()) {
      Mat mat = OpenCv.decode(Container.read(new Octets(file), 1), 0);
      byte[] bgra = Rows.all(mat);
      BufferedImage picture =
          new BufferedImage(mat.cols(), mat.rows(), BufferedImage.TYPE_INT_ARGB);
      for (int i = 0; i < bgra.length / 4; i++) {
        int rgb = (bgra[4 * i] & 255) | ((bgra[4 * i + 1] & 255) << 8);
        rgb |= ((bgra[4 * i + 2] & 255) << 16) | ((bgra[4 * i + 3] & 255) << 24);
        picture.setRGB(i % mat.cols(), i / mat.cols(), rgb);
      }
      return picture;
    } catch (BadPhoto bad) {
      throw new AssertionError(bad);
    }
  }
}
