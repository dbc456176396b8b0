package sadari.engine.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import sadari.core.failure.Failure;
import sadari.core.media.PhotoProcessor.Result;
import sadari.core.media.PhotoProcessor.Use;

/// Sends broken files until the time is over or something breaks: an exception ends the run, a
/// crash ends the process. The file sent last stays in the directory.
///
/// Arguments: directory, seed, seconds.
final class HostileFileSearch {
  private HostileFileSearch() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    Random random = new Random(Long.parseLong(arguments[1]));
    long end = System.nanoTime() + Long.parseLong(arguments[2]) * 1_000_000_000L;
    byte[][] files = seeds();
    Path upload = directory.resolve("last-" + arguments[1]);
    int processed = 0;
    int refused = 0;
    int slowest = 0;
    try (ImagingEngine engine = ImagingEngine.open(ImagingConfig.standard(Uploads.NATIVES))) {
      while (System.nanoTime() < end) {
        byte[] broken = Mutation.of(files[random.nextInt(files.length)], random);
        Files.write(upload, broken);
        long start = System.nanoTime();
        Result result =
            engine.photos().process(upload, random.nextBoolean() ? Use.POST : Use.HEADER);
        slowest = Math.max(slowest, (int) ((System.nanoTime() - start) / 1_000_000));
        switch (result) {
          case Result.Processed _ -> processed++;
          case Result.Refused _ -> refused++;
        }
      }
    } catch (Failure failure) {
      System.out.println("FAILED on " + upload);
      throw failure;
    }
    System.out.printf("%d processed, %d refused, slowest %d ms%n", processed, refused, slowest);
  }

  private static byte[][] seeds() {
    BufferedImage picture = TestPhotos.scene(120, 90);
    BufferedImage glass = Transparent.disc(120, 90);
    byte[] still = Crafted.from(TestPhotos.webp(picture, 80), 12);
    return new byte[][] {
      TestPhotos.jpeg(picture),
      TestPhotos.jpeg(picture, 0.8f, true),
      TestPhotos.png(picture),
      TestPhotos.png(glass),
      TestPhotos.gif(picture),
      TestPhotos.webp(picture, 80),
      TestPhotos.webp(picture, 101),
      TestPhotos.webp(glass, 80),
      TestPhotos.webp(glass, 101),
      Crafted.webp(120, 90, Crafted.webpFrame(120, 90, still), Crafted.webpFrame(120, 90, still)),
      Crafted.jpegProfile(TestPhotos.jpeg(picture), IccProfiles.displayP3()),
    };
  }
}
