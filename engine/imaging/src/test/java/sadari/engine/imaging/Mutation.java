package sadari.engine.imaging;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

/// Breaks files as a fuzzer would: bytes changed, parts cut out, repeated or swapped.
final class Mutation {
  private Mutation() {}

  static byte[] of(byte[] file, Random random) {
    byte[] broken = file.clone();
    int edits = 1 + random.nextInt(3);
    for (int i = 0; i < edits; i++) {
      broken = edited(broken, random);
    }
    if (Crafted.contains(Arrays.copyOf(broken, 8), "PNG") && random.nextInt(4) > 0) {
      repairChecksums(broken);
    }
    return broken;
  }

  private static byte[] edited(byte[] file, Random random) {
    // Headers and tables are where a change matters most.
    int reach = random.nextBoolean() ? Math.min(file.length, 700) : file.length;
    int at = random.nextInt(reach);
    int length = Math.min(file.length - at, 1 + random.nextInt(40));
    switch (random.nextInt(7)) {
      case 0 -> file[at] = (byte) random.nextInt();
      case 1 -> file[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> file[at] = (byte) (random.nextBoolean() ? 0 : 255);
      case 3 -> Arrays.fill(file, at, at + length, (byte) random.nextInt());
      case 4 -> {
        for (int i = at; i < at + length; i++) {
          file[i] = (byte) random.nextInt();
        }
      }
      case 5 -> System.arraycopy(file, random.nextInt(file.length - length + 1), file, at, length);
      default -> {
        if (file.length > 100) {
          return Crafted.joined(Arrays.copyOf(file, at), Crafted.from(file, at + length));
        }
      }
    }
    return file;
  }

  /// So that the change is not stopped by the checksum in front of the decoder.
  private static void repairChecksums(byte[] png) {
    int at = 8;
    while (at + 12 <= png.length) {
      int length =
          ((png[at] & 255) << 24)
              | ((png[at + 1] & 255) << 16)
              | ((png[at + 2] & 255) << 8)
              | (png[at + 3] & 255);
      if (length < 0 || length > png.length - at - 12) {
        return;
      }
      CRC32 sum = new CRC32();
      sum.update(png, at + 4, length + 4);
      System.arraycopy(Crafted.int32((int) sum.getValue()), 0, png, at + 8 + length, 4);
      at += 12 + length;
    }
  }
}
