package sadari.engine.imaging;

import java.awt.image.BufferedImage;

/// Pictures that can be seen through.
final class Transparent {
  private Transparent() {}

  /// An orange disc with a soft edge; the invisible pixels around it are bright blue, which must
  /// never show.
  static BufferedImage disc(int width, int height) {
    BufferedImage disc = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    double radius = Math.min(width, height) * 0.4;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double distance = Math.hypot(x - width / 2.0, y - height / 2.0);
        int alpha = (int) Math.max(0, Math.min(255, (radius - distance) * 40 + 128));
        disc.setRGB(x, y, alpha == 0 ? 0x0000FF : (alpha << 24) | 0xFF8000);
      }
    }
    return disc;
  }
}
