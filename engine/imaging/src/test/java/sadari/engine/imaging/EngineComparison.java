package sadari.engine.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sadari.core.media.PhotoProcessor.Result;
import sadari.core.media.PhotoProcessor.Use;

/// Measures candidates for the engine on 12-megapixel photos: decode, bound to 8.3 megapixels, make
/// the small one, encode both as JPEG of quality 85. Rounds of all candidates are interleaved, so
/// that other load meets them alike; what counts is processor time and the ratios.
///
/// Arguments: rounds, then candidates out of opencv, jdk, vips (which needs libvips installed),
/// then perhaps photos of your own of 4032 × 3024 pixels. With one candidate, fidelity is left out;
/// with photos of your own the peak memory then is that candidate's.
final class EngineComparison {
  /// One way to do it.
  interface Candidate {
    /// The bounded original and the small one, both as JPEG.
    List<byte[]> develop(byte[] photo) throws IOException;
  }

  private EngineComparison() {}

  public static void main(String[] arguments) throws IOException {
    int rounds = Integer.parseInt(arguments[0]);
    Map<String, Candidate> candidates = new LinkedHashMap<>();
    Map<String, byte[]> photos = new LinkedHashMap<>();
    for (String argument : Arrays.asList(arguments).subList(1, arguments.length)) {
      candidate(argument)
          .ifPresentOrElse(
              found -> candidates.put(argument, found), () -> photos.put(argument, read(argument)));
    }
    if (photos.isEmpty()) {
      BufferedImage scene = TestPhotos.scene(4032, 3024);
      photos.put("jpeg", TestPhotos.jpeg(scene));
      photos.put("progressive", TestPhotos.jpeg(scene, 0.92f, true));
      photos.put("png", TestPhotos.png(scene));
      photos.put("webp", TestPhotos.webp(scene, 85));
    }
    photos.forEach((name, photo) -> compare(name, photo, candidates, rounds));
    System.out.printf("peak memory of this process %d MB%n", peakMegabytes());
    System.exit(0);
  }

  private static Optional<Candidate> candidate(String name) {
    return switch (name) {
      case "opencv" -> Optional.of(new ThisEngine());
      case "jdk" -> Optional.of(new JdkCandidate());
      case "vips" -> Optional.of(new VipsCandidate());
      default -> Optional.empty();
    };
  }

  private static void compare(
      String name, byte[] photo, Map<String, Candidate> candidates, int rounds) {
    Map<String, List<Long>> times = new LinkedHashMap<>();
    for (int round = -2; round < rounds; round++) {
      for (var entry : candidates.entrySet()) {
        long start = cpuNanos();
        try {
          entry.getValue().develop(photo);
        } catch (IOException cannot) {
          continue;
        }
        if (round >= 0) {
          times.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(cpuNanos() - start);
        }
      }
    }
    for (String candidate : candidates.keySet()) {
      List<Long> sorted = times.getOrDefault(candidate, List.of()).stream().sorted().toList();
      if (sorted.isEmpty()) {
        System.out.printf("%-12s %-7s cannot%n", name, candidate);
        continue;
      }
      double seconds = sorted.get(sorted.size() / 2) / 1e9;
      System.out.printf(
          "%-12s %-7s %4.0f ms of processor time, %.1f photos per second and core, %s%n",
          name,
          candidate,
          seconds * 1000,
          1 / seconds,
          candidates.size() == 1 ? "" : fidelity(photo, candidates.get(candidate)));
    }
  }

  private static String fidelity(byte[] photo, Candidate candidate) {
    try {
      BufferedImage source = TestPhotos.decoded(photo);
      StringBuilder text = new StringBuilder();
      for (byte[] result : candidate.develop(photo)) {
        BufferedImage size = TestPhotos.decoded(result);
        BufferedImage reference = Fidelity.shrunk(source, size.getWidth(), size.getHeight());
        text.append(
            "%.1f dB in %d kB, ".formatted(Fidelity.psnr(reference, size), result.length / 1000));
      }
      return text.toString();
    } catch (IOException | AssertionError cannot) {
      return "(Java cannot read the source to compare)";
    }
  }

  private static byte[] read(String file) {
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (IOException missing) {
      throw new IllegalArgumentException("neither a candidate nor a file: " + file, missing);
    }
  }

  private static long cpuNanos() {
    var system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    return system.getProcessCpuTime();
  }

  private static long peakMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .sum();
  }

  /// The engine as it is used, blurhash and all.
  private static final class ThisEngine implements Candidate {
    private final ImagingEngine engine =
        ImagingEngine.open(
            new ImagingConfig(Uploads.NATIVES, 1, Duration.ofMinutes(1), 1 << 28, 100_000_000, 10));

    @Override
    public List<byte[]> develop(byte[] photo) throws IOException {
      Path upload = Files.createTempFile("photo", "");
      try {
        Files.write(upload, photo);
        if (engine.photos().process(upload, Use.POST) instanceof Result.Processed done) {
          return List.of(done.original().bytes(), done.small().orElseThrow().bytes());
        }
        throw new IOException("refused");
      } finally {
        Files.delete(upload);
      }
    }
  }
}
