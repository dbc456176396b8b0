package sadari.engine.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Of an animation the first picture is kept; GIF pictures are decoded exactly.
class AnimationTest {
  private static final BufferedImage FIRST = TestPhotos.corners(320, 200);
  private static final BufferedImage SECOND = TestPhotos.scene(320, 200);

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
  void firstFrameOfAWebp() {
    for (int quality : new int[] {95, 101}) {
      byte[] first = Crafted.from(TestPhotos.webp(FIRST, quality), 12);
      byte[] second = Crafted.from(TestPhotos.webp(SECOND, quality), 12);

      assertFirst(
          Crafted.webp(
              320,
              200,
              Crafted.riffChunk("ANIM", new byte[6]),
              Crafted.webpFrame(320, 200, first),
              Crafted.webpFrame(320, 200, second)));
    }
  }

  @Test
  void firstFrameOfAGif() throws IOException {
    assertFirst(gif(false, FIRST, SECOND, FIRST));
  }

  @Test
  void defaultPictureOfAnAnimatedPng() {
    byte[] control = Crafted.joined(Crafted.int32(2), Crafted.int32(0));
    assertFirst(Crafted.pngWith(TestPhotos.png(FIRST), "acTL", control));
  }

  /// Heights from 8: below that the second opinion misplaces the rows of interlaced pictures.
  @Test
  void gifsAreDecodedExactly() throws IOException, BadPhoto {
    Random random = new Random(11);
    for (int i = 0; i < 60; i++) {
      BufferedImage picture =
          new BufferedImage(
              1 + random.nextInt(90), 8 + random.nextInt(90), BufferedImage.TYPE_BYTE_INDEXED);
      int noise = 1 + random.nextInt(256);
      for (int p = 0; p < picture.getWidth() * picture.getHeight(); p++) {
        int index = random.nextInt(3) == 0 ? random.nextInt(noise) : p / 7 % noise;
        picture.getRaster().setSample(p % picture.getWidth(), p / picture.getWidth(), 0, index);
      }
      byte[] file = gif(i % 2 == 0, picture);

      assertSame(TestPhotos.decoded(file), file);
    }
  }

  private static void assertSame(BufferedImage expected, byte[] file) throws BadPhoto {
    GifStructure.picture(new Octets(file))
        .decode(
            (y, row) -> {
              byte[] wanted = new byte[row.length];
              for (int x = 0; x < expected.getWidth(); x++) {
                int argb = expected.getRGB(x, y);
                for (int c = 0; c < 4; c++) {
                  wanted[4 * x + c] = (byte) (argb >> (8 * c));
                }
              }
              assertArrayEquals(wanted, row, () -> "row " + y);
            });
  }

  private void assertFirst(byte[] file) {
    var original = uploads.processed(file).original();

    assertEquals(320, original.width());
    assertTrue(Fidelity.psnr(FIRST, TestPhotos.decoded(original.bytes())) > 30);
  }

  private static byte[] gif(boolean interlaced, BufferedImage... frames) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setProgressiveMode(
          interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (BufferedImage frame : frames) {
        writer.writeToSequence(new IIOImage(frame, null, null), how);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
