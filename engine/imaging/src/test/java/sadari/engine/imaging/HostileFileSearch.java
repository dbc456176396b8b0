package sadari.engine.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import sadari.core.failure.Failure;
import sadari.core.media.PhotoProcessor.Encoded;
import sadari.core.media.PhotoProcessor.Result;
import sadari.core.media.PhotoProcessor.Use;

/// Sends broken files until something breaks: an exception ends the run, a crash ends the process,
/// and the file sent last stays in the directory.
///
/// At the end it prints a checksum over all results. Under glibc, two runs of one seed with
/// different values of `MALLOC_PERTURB_` (which fills fresh memory) must print the same: a
/// difference would mean that memory nobody wrote to, and so perhaps someone else's photo, got into
/// a result.
///
/// Arguments: directory, seed, number of files.
final class HostileFileSearch {
  private final CRC32 sum = new CRC32();
  private int processed;
  private int refused;
  private int slowest;

  private HostileFileSearch() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    Random random = new Random(Long.parseLong(arguments[1]));
    int count = Integer.parseInt(arguments[2]);
    new HostileFileSearch().run(directory.resolve("last-" + arguments[1]), random, count);
  }

  private void run(Path upload, Random random, int count) throws IOException {
    List<byte[]> files = seeds();
    try (ImagingEngine engine = ImagingEngine.open(ImagingConfig.standard(Uploads.NATIVES))) {
      for (int i = 0; i < count; i++) {
        Files.write(upload, Mutation.of(files.get(random.nextInt(files.size())), random));
        long start = System.nanoTime();
        note(engine.photos().process(upload, random.nextBoolean() ? Use.POST : Use.AVATAR));
        slowest = Math.max(slowest, (int) ((System.nanoTime() - start) / 1_000_000));
      }
    } catch (Failure failure) {
      System.out.println("FAILED on " + upload);
      throw failure;
    }
    System.out.printf(
        "%d processed, %d refused, slowest %d ms, checksum %08x%n",
        processed, refused, slowest, sum.getValue());
  }

  private void note(Result result) {
    switch (result) {
      case Result.Processed(Encoded original, var small, String blurhash) -> {
        processed++;
        Stream.concat(Stream.of(original), small.stream()).forEach(e -> sum.update(e.bytes()));
        sum.update(Crafted.latin(blurhash));
      }
      case Result.Refused _ -> refused++;
    }
  }

  private static List<byte[]> seeds() {
    BufferedImage picture = TestPhotos.scene(120, 90);
    BufferedImage glass = Transparent.disc(120, 90);
    byte[] still = Crafted.from(TestPhotos.webp(picture, 80), 12);
    byte[] frame = Crafted.webpFrame(120, 90, still);
    return List.of(
        TestPhotos.jpeg(picture),
        TestPhotos.jpeg(picture, 0.8f, true),
        TestPhotos.png(picture),
        TestPhotos.png(glass),
        TestPhotos.gif(picture),
        TestPhotos.webp(picture, 80),
        TestPhotos.webp(picture, 101),
        TestPhotos.webp(glass, 80),
        TestPhotos.webp(glass, 101),
        Crafted.webp(120, 90, frame, frame),
        Crafted.jpegProfile(TestPhotos.jpeg(picture), IccProfiles.displayP3()));
  }
}
