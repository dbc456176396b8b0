package sadari.engine.imaging;

/// How a stored picture must be turned to stand upright: the eight values of tag 0x0112 in EXIF
/// 2.3, in their order. Every one is an optional transposition followed by optional mirrorings.
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  HALF_TURN(false, true, true),
  FLIPPED(false, false, true),
  TRANSPOSED(true, false, false),
  QUARTER_TURN_CLOCKWISE(true, true, false),
  TRANSVERSED(true, true, true),
  QUARTER_TURN_ANTICLOCKWISE(true, false, true);

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;

  /// Whether rows become columns, before any mirroring.
  final boolean transpose;

  /// Whether left and right change places.
  final boolean mirrorX;

  /// Whether top and bottom change places.
  final boolean mirrorY;

  Orientation(boolean transpose, boolean mirrorX, boolean mirrorY) {
    this.transpose = transpose;
    this.mirrorX = mirrorX;
    this.mirrorY = mirrorY;
  }

  /// Reads the tag from a TIFF structure as EXIF holds it; whatever is missing or malformed means
  /// upright, since a photo with broken metadata is still a photo.
  static Orientation ofTiff(Octets file, int from) {
    try {
      boolean little = file.has(from, "II");
      if (!little && !file.has(from, "MM")) {
        return UPRIGHT;
      }
      int directory = from + (little ? file.u31le(from + 4) : file.u31(from + 4));
      int entries = little ? file.u16le(directory) : file.u16(directory);
      for (int i = 0; i < entries; i++) {
        int entry = directory + 2 + 12 * i;
        if ((little ? file.u16le(entry) : file.u16(entry)) == TAG) {
          int type = little ? file.u16le(entry + 2) : file.u16(entry + 2);
          int value = little ? file.u16le(entry + 8) : file.u16(entry + 8);
          return type == SHORT && value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
        }
      }
      return UPRIGHT;
    } catch (BadPhoto malformed) {
      return UPRIGHT;
    }
  }
}
