import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/// Draws photos: soft areas, sharp edges, and grain as a sensor has it. Arguments: WIDTH HEIGHT
/// GRAIN FILE...; the same arguments give the same photos.
final class Photo {
  private static final float QUALITY = 0.93f;

  private Photo() {}

  public static void main(String[] args) throws IOException {
    int width = Integer.parseInt(args[0]);
    int height = Integer.parseInt(args[1]);
    int grain = Integer.parseInt(args[2]);
    for (int i = 3; i < args.length; i++) {
      write(draw(width, height, grain, new Random(i)), Path.of(args[i]));
    }
  }

  private static BufferedImage draw(int width, int height, int grain, Random random) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setPaint(new GradientPaint(0, 0, colour(random), width, height, colour(random)));
    graphics.fillRect(0, 0, width, height);
    for (int i = 0; i < 120; i++) {
      double side = width * (0.01 + 0.15 * random.nextDouble() * random.nextDouble());
      double x = random.nextDouble() * width;
      double y = random.nextDouble() * height;
      graphics.setPaint(
          new GradientPaint(
              (float) x, (float) y, colour(random), (float) (x + side), (float) y, colour(random)));
      graphics.fill(new Ellipse2D.Double(x - side / 2, y - side / 2, side, side));
    }
    graphics.dispose();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, grained(image.getRGB(x, y), (int) (random.nextGaussian() * grain)));
      }
    }
    return image;
  }

  private static Color colour(Random random) {
    return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }

  private static int grained(int rgb, int noise) {
    int red = Math.clamp(((rgb >> 16) & 255) + noise, 0, 255);
    int green = Math.clamp(((rgb >> 8) & 255) + noise, 0, 255);
    int blue = Math.clamp((rgb & 255) + noise, 0, 255);
    return red << 16 | green << 8 | blue;
  }

  private static void write(BufferedImage image, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam quality = writer.getDefaultWriteParam();
    quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    quality.setCompressionQuality(QUALITY);
    try (var out = ImageIO.createImageOutputStream(Files.newOutputStream(file))) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), quality);
    } finally {
      writer.dispose();
    }
  }
}
