package sadari.engine.imaging;

import static sadari.core.media.PhotoProcessor.Reason.DAMAGED;
import static sadari.core.media.PhotoProcessor.Reason.TOO_LARGE;
import static sadari.core.media.PhotoProcessor.Reason.UNSUPPORTED;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.core.media.PhotoProcessor.Use;

/// Whatever a stranger sends is answered by a reason.
class HostileFilesTest {
  private static final BufferedImage PICTURE = TestPhotos.scene(160, 120);
  private static final byte[] JPEG = TestPhotos.jpeg(PICTURE);
  private static final byte[] PNG = TestPhotos.png(PICTURE);
  private static final byte[] GIF = TestPhotos.gif(PICTURE);

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\u00ff",
        "hello",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "%PDF-1.7",
        "BM\u0000\u0000",
        "II*\u0000",
        "\u0000\u0000\u0000\u001cftypavif",
        "RIFF\u0010\u0000\u0000\u0000WAVEfmt ",
        "PK\u0003\u0004",
        "<?php ?>"
      })
  void otherContentIsUnsupported(String content) {
    uploads.refused(UNSUPPORTED, Crafted.latin(content));
  }

  @Test
  void contentCountsAndWhatPrecedesItIsNoPhoto() {
    uploads.refused(UNSUPPORTED, Crafted.joined(Crafted.latin("<script>"), JPEG));
    uploads.refused(UNSUPPORTED, Crafted.joined(new byte[1], PNG));
  }

  @Test
  void whatFollowsAPhotoIsDropped() {
    byte[] page = Crafted.latin("<script>alert(1)</script>PK\3\4");
    for (byte[] photo : new byte[][] {JPEG, PNG, GIF, TestPhotos.webp(PICTURE, 90)}) {
      var processed = uploads.processed(Crafted.joined(photo, page));
      if (Crafted.contains(processed.original().bytes(), "<script>")) {
        throw new AssertionError("the page survived");
      }
    }
  }

  @Test
  void bombsAreRefusedByTheirHeader() {
    uploads.refused(TOO_LARGE, Crafted.pngOfSize(30_000, 30_000));
    uploads.refused(TOO_LARGE, Crafted.pngOfSize(Integer.MAX_VALUE, Integer.MAX_VALUE));
    uploads.refused(TOO_LARGE, Crafted.pngOfSize(16_384, 1));
    uploads.refused(TOO_LARGE, jpegOfSize(65_500, 65_500));
    uploads.refused(TOO_LARGE, gifOfSize(65_535, 65_535));
    uploads.refused(TOO_LARGE, webpOfSize(16_383, 16_383));
    uploads.refused(TOO_LARGE, losslessWebpOfSize(16_384, 16_384));
    uploads.refused(DAMAGED, Crafted.pngOfSize(0, 10));
    uploads.refused(DAMAGED, Crafted.pngOfSize(-1, 10));
    uploads.refused(DAMAGED, jpegOfSize(10, 0));
    uploads.refused(TOO_LARGE, Arrays.copyOf(JPEG, (1 << 24) + 1));
  }

  @Test
  void memoryCountsAndNotOnlyPixels() {
    byte[] deep = Crafted.pngOfSize(4_000, 3_000, 16);
    uploads.refused(TOO_LARGE, deep);
    byte[] progressive = TestPhotos.jpeg(PICTURE, 0.9f, true);
    int frame = indexOf(progressive, 0xC2);
    progressive[frame + 11] = 0x11;
    System.arraycopy(
        new byte[] {0x0F, (byte) 0xA0, 0x0F, (byte) 0xA0}, 0, progressive, frame + 5, 4);
    uploads.refused(TOO_LARGE, progressive);
  }

  @Test
  void promisesOfPixelsThatDoNotComeAreDamaged() {
    uploads.refused(DAMAGED, Crafted.pngOfSize(3_000, 3_000));
    uploads.refused(DAMAGED, gifOfSize(3_000, 3_000));
    uploads.refused(DAMAGED, webpOfSize(3_000, 3_000));
    uploads.refused(DAMAGED, losslessWebpOfSize(3_000, 3_000));
  }

  @Test
  void aSmallCanvasDoesNotHideALargeFrame() {
    byte[] large = webpOfSize(16_383, 16_383);
    uploads.refused(TOO_LARGE, Crafted.webp(10, 10, Crafted.from(large, 12)));
    uploads.refused(
        TOO_LARGE, Crafted.webp(10, 10, Crafted.webpFrame(10, 10, Crafted.from(large, 12))));
    byte[] gif = gifOfSize(65_535, 65_535);
    Arrays.fill(gif, 6, 10, (byte) 1);
    uploads.refused(TOO_LARGE, gif);
  }

  @Test
  void longAnimationsAreTooLarge() {
    byte[] still = Crafted.from(TestPhotos.webp(PICTURE, 90), 12);
    byte[][] frames = new byte[101][];
    Arrays.fill(frames, Crafted.webpFrame(160, 120, still));
    uploads.refused(TOO_LARGE, Crafted.webp(160, 120, frames));

    byte[] image = Crafted.from(GIF, GIF.length - imageLength());
    byte[] head = Arrays.copyOf(GIF, GIF.length - imageLength());
    byte[] body = Arrays.copyOf(image, image.length - 1);
    byte[][] parts = new byte[102][];
    Arrays.fill(parts, body);
    parts[0] = head;
    uploads.refused(TOO_LARGE, Crafted.joined(Crafted.joined(parts), new byte[] {0x3B}));

    byte[] control = Crafted.joined(Crafted.int32(1_000_000), Crafted.int32(0));
    uploads.refused(TOO_LARGE, Crafted.pngWith(PNG, "acTL", control));
  }

  @Test
  void endlessProgressiveScansAreTooLarge() {
    byte[] file = TestPhotos.jpeg(PICTURE, 0.9f, true);
    int scan = indexOf(file, 0xDA);
    byte[] head = Arrays.copyOf(file, scan);
    byte[] one = Arrays.copyOfRange(file, scan, scan + 12);
    byte[][] scans = new byte[40][];
    Arrays.fill(scans, Crafted.joined(one, new byte[8]));
    uploads.refused(
        TOO_LARGE, Crafted.joined(head, Crafted.joined(scans), new byte[] {-1, (byte) 0xD9}));
  }

  @Test
  void truncatedFilesAreDamagedAtEveryLength() {
    byte[] webp = TestPhotos.webp(PICTURE, 90);
    for (byte[] whole : new byte[][] {JPEG, PNG, GIF, webp}) {
      Random random = new Random(1);
      for (int i = 0; i < 100; i++) {
        int length = 16 + random.nextInt(whole.length - 17);
        uploads.refused(DAMAGED, Arrays.copyOf(whole, length));
      }
    }
  }

  @Test
  void rareKindsOfJpegAreUnsupported() {
    for (int marker : new int[] {0xC3, 0xC9, 0xCA, 0xCB}) {
      byte[] file = JPEG.clone();
      file[indexOf(file, 0xC0) + 1] = (byte) marker;
      uploads.refused(UNSUPPORTED, file);
    }
  }

  /// Ten thousand times this is [HostileFileSearch]; here it is kept short.
  @Test
  void brokenFilesAreProcessedOrRefused() {
    Random random = new Random(42);
    byte[][] files = {JPEG, PNG, GIF, TestPhotos.webp(PICTURE, 90), TestPhotos.webp(PICTURE, 101)};
    for (int i = 0; i < 600; i++) {
      uploads.send(Mutation.of(files[i % files.length], random), Use.POST);
    }
  }

  private static int indexOf(byte[] jpeg, int marker) {
    for (int at = 2; at < jpeg.length; at++) {
      if (jpeg[at] == -1 && (jpeg[at + 1] & 255) == marker) {
        return at;
      }
    }
    throw new AssertionError("no such marker");
  }

  private static int imageLength() {
    for (int at = 13 + 768; at < GIF.length; at++) {
      if (GIF[at] == 0x2C) {
        return GIF.length - at;
      }
    }
    throw new AssertionError("no image");
  }

  private static byte[] jpegOfSize(int width, int height) {
    byte[] file = JPEG.clone();
    int frame = indexOf(file, 0xC0);
    file[frame + 5] = (byte) (height >> 8);
    file[frame + 6] = (byte) height;
    file[frame + 7] = (byte) (width >> 8);
    file[frame + 8] = (byte) width;
    return file;
  }

  private static byte[] gifOfSize(int width, int height) {
    byte[] file = GIF.clone();
    int descriptor = GIF.length - imageLength();
    file[descriptor + 5] = (byte) width;
    file[descriptor + 6] = (byte) (width >> 8);
    file[descriptor + 7] = (byte) height;
    file[descriptor + 8] = (byte) (height >> 8);
    return file;
  }

  private static byte[] webpOfSize(int width, int height) {
    byte[] bits = Crafted.from(TestPhotos.webp(PICTURE, 90), 20);
    bits[6] = (byte) width;
    bits[7] = (byte) (width >> 8);
    bits[8] = (byte) height;
    bits[9] = (byte) (height >> 8);
    return Crafted.riff(Crafted.riffChunk("VP8 ", bits));
  }

  private static byte[] losslessWebpOfSize(int width, int height) {
    int size = (width - 1) | ((height - 1) << 14);
    byte[] bits = Crafted.joined(new byte[] {0x2F}, Crafted.int32(Integer.reverseBytes(size)));
    return Crafted.riff(Crafted.riffChunk("VP8L", Crafted.joined(bits, new byte[16])));
  }
}
