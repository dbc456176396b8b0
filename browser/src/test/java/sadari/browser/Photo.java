package sadari.browser;

import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// A photo made here: a sky, a sun, a sea.
final class Photo {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 800;

  private Photo() {}

  /// The colour in the middle of a PNG.
  static int middle(byte[] png) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      return image.getRGB(image.getWidth() / 2, image.getHeight() / 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FilePayload seaside() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setPaint(new GradientPaint(0, 0, new Color(0x2B4C7E), 0, 480, new Color(0xF2B880)));
    canvas.fillRect(0, 0, WIDTH, HEIGHT);
    canvas.setColor(new Color(0xFFF1C9));
    canvas.fillOval(700, 330, 150, 150);
    canvas.setPaint(new GradientPaint(0, 480, new Color(0x1C6A74), 0, HEIGHT, new Color(0x0D2B38)));
    canvas.fillRect(0, 480, WIDTH, HEIGHT - 480);
    canvas.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FilePayload("seaside.png", "image/png", bytes.toByteArray());
  }
}
