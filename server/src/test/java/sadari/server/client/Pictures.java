package sadari.server.client;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/// Photos made on the spot.
public final class Pictures {
  private Pictures() {}

  /// A landscape of a kind.
  ///
  /// @param format jpg or png
  public static byte[] photo(int width, int height, String format) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setPaint(new GradientPaint(0, 0, new Color(0x5577CC), 0, height, new Color(0xFFCC88)));
    g.fillRect(0, 0, width, height);
    g.setColor(new Color(0x224433));
    g.fillOval(-width / 4, height * 2 / 3, width, height);
    g.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }
}
