package sadari.server.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/// Paints landscapes and portraits.
final class Painter {
  /// How many kinds of landscape there are.
  static final int SCENES = 5;

  private final RandomGenerator random;

  Painter(RandomGenerator random) {
    this.random = random;
  }

  /// A landscape of a kind, as a JPEG file.
  void landscape(int scene, Path file) throws IOException {
    boolean upright = random.nextInt(4) == 0;
    int width = upright ? 1_080 : 1_440;
    int height = upright ? 1_440 : 960;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = smooth(image);
    float hue = random.nextFloat();
    switch (scene % SCENES) {
      case 0 -> hills(g, width, height, hue, 0.62f);
      case 1 -> sea(g, width, height, hue);
      case 2 -> town(g, width, height);
      case 3 -> hills(g, width, height, 0.33f, 0.35f);
      default -> hills(g, width, height, 0.58f, 0.5f);
    }
    g.dispose();
    ImageIO.write(image, "jpg", file.toFile());
  }

  private static Graphics2D smooth(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return g;
  }

  private void sky(Graphics2D g, int width, int height, float hue) {
    Color top = Color.getHSBColor(hue, 0.45f, 0.75f);
    Color low = Color.getHSBColor(hue + 0.45f, 0.25f, 0.98f);
    g.setPaint(new GradientPaint(0, 0, top, 0, height * 0.8f, low));
    g.fillRect(0, 0, width, height);
  }

  private void sun(Graphics2D g, int width, int y) {
    int x = width / 5 + random.nextInt(width * 3 / 5);
    for (int r = 160; r >= 40; r -= 12) {
      g.setColor(new Color(255, 240, 200, r == 40 ? 255 : 14));
      g.fill(new Ellipse2D.Double(x - r, y - r, 2.0 * r, 2.0 * r));
    }
  }

  private void hills(Graphics2D g, int width, int height, float hue, float from) {
    sky(g, width, height, hue);
    sun(g, width, (int) (height * from * 0.7));
    int layers = 5;
    for (int layer = 0; layer < layers; layer++) {
      float near = layer / (float) layers;
      g.setColor(Color.getHSBColor(hue + 0.06f * layer, 0.25f + near * 0.3f, 0.8f - near * 0.65f));
      g.fill(ridge(width, height, height * (from + near * (0.95 - from)), height * 0.12));
    }
  }

  /// A ridge made of a few waves, down to the bottom.
  private Path2D ridge(int width, int height, double base, double swing) {
    double a = random.nextDouble(Math.PI * 2);
    double b = random.nextDouble(Math.PI * 2);
    Path2D path = new Path2D.Double();
    path.moveTo(0, height);
    for (int x = 0; x <= width; x += 4) {
      double t = x / (double) width;
      double y = Math.sin(t * 5 + a) * 0.6 + Math.sin(t * 13 + b) * 0.3 + Math.sin(t * 41) * 0.05;
      path.lineTo(x, base - y * swing);
    }
    path.lineTo(width, height);
    path.closePath();
    return path;
  }

  private void sea(Graphics2D g, int width, int height, float hue) {
    sky(g, width, height, hue);
    int horizon = height * 6 / 10;
    sun(g, width, horizon - 60);
    g.setPaint(
        new GradientPaint(
            0,
            horizon,
            Color.getHSBColor(hue + 0.4f, 0.3f, 0.8f),
            0,
            height,
            Color.getHSBColor(hue, 0.6f, 0.25f)));
    g.fillRect(0, horizon, width, height - horizon);
    g.setColor(new Color(255, 255, 255, 60));
    for (int i = 0; i < 220; i++) {
      int y = horizon + random.nextInt(height - horizon);
      int length = 4 + (y - horizon) / 6;
      g.fillRect(random.nextInt(width), y, length, 1 + (y - horizon) / 160);
    }
  }

  private void town(Graphics2D g, int width, int height) {
    g.setPaint(new GradientPaint(0, 0, new Color(0x0B1030), 0, height, new Color(0x51365E)));
    g.fillRect(0, 0, width, height);
    for (int x = 0; x < width; ) {
      int wide = 50 + random.nextInt(90);
      int top = height * 3 / 10 + random.nextInt(height * 4 / 10);
      g.setColor(Color.getHSBColor(0.68f, 0.3f, 0.08f + random.nextFloat() * 0.1f));
      g.fillRect(x, top, wide, height - top);
      g.setColor(new Color(255, 214, 130, 210));
      for (int wx = x + 8; wx < x + wide - 10; wx += 16) {
        for (int wy = top + 12; wy < height; wy += 22) {
          if (random.nextInt(3) == 0) {
            g.fillRect(wx, wy, 8, 11);
          }
        }
      }
      x += wide + random.nextInt(8);
    }
  }

  /// A portrait of nobody: rungs of a ladder in a person's own colours, as a PNG file.
  void portrait(Path file) throws IOException {
    BufferedImage image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = smooth(image);
    float hue = random.nextFloat();
    g.setPaint(
        new GradientPaint(
            0,
            0,
            Color.getHSBColor(hue, 0.45f, 0.95f),
            400,
            400,
            Color.getHSBColor(hue + 0.15f, 0.65f, 0.6f)));
    g.fillRect(0, 0, 400, 400);
    g.setColor(Color.getHSBColor(hue + 0.5f, 0.12f, 0.98f));
    int lean = random.nextInt(-50, 51);
    for (int rung = 0; rung < 5; rung++) {
      int y = 80 + rung * 60;
      int shift = lean * (2 - rung) / 4;
      g.fillRoundRect(130 + shift, y, 140, 22, 20, 20);
    }
    g.fillRoundRect(118, 50, 20, 300, 18, 18);
    g.fillRoundRect(262, 50, 20, 300, 18, 18);
    g.dispose();
    ImageIO.write(image, "png", file.toFile());
  }
}
