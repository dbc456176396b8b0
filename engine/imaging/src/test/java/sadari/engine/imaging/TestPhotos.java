package sadari.engine.imaging;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/// Pictures drawn for tests, and files of them in every format.
final class TestPhotos {
  private TestPhotos() {}

  /// A scene with what photos have: soft gradients, hard edges, thin lines, and grain.
  static BufferedImage scene(int width, int height) {
    BufferedImage scene = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double u = (double) x / width;
        double v = (double) y / height;
        int red = (int) (120 + 90 * Math.sin(5 * u + 2 * v)) + random.nextInt(9);
        int green = (int) (110 + 80 * Math.cos(4 * v - 3 * u)) + random.nextInt(9);
        int blue = (int) (100 + 100 * v * u) + random.nextInt(9);
        scene.setRGB(x, y, (red << 16) | (green << 8) | blue);
      }
    }
    Graphics2D pen = scene.createGraphics();
    for (int i = 0; i < 40; i++) {
      pen.setColor(new Color(random.nextInt(1 << 24)));
      int x = random.nextInt(width);
      int y = random.nextInt(height);
      int side = 1 + random.nextInt(Math.max(2, width / 8));
      if (i % 2 == 0) {
        pen.fillOval(x, y, side, side);
      } else {
        pen.drawLine(x, y, x + side, y + side / 3);
      }
    }
    pen.dispose();
    return scene;
  }

  /// Red, green above blue, white: each corner tells which one it is.
  static BufferedImage corners(int width, int height) {
    BufferedImage corners = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = corners.createGraphics();
    Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
    for (int i = 0; i < 4; i++) {
      pen.setColor(colours[i]);
      pen.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
    }
    pen.dispose();
    return corners;
  }

  static byte[] jpeg(BufferedImage picture) {
    return jpeg(picture, 0.92f, false);
  }

  static byte[] jpeg(BufferedImage picture, float quality, boolean progressive) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(quality);
      how.setProgressiveMode(
          progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), how);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  static byte[] png(BufferedImage picture) {
    return written(picture, "png");
  }

  static byte[] gif(BufferedImage picture) {
    return written(picture, "gif");
  }

  /// A lossy WebP, or a lossless one for a quality above 100.
  static byte[] webp(BufferedImage picture, int quality) {
    OpenCv.load(Uploads.NATIVES);
    boolean alpha = picture.getColorModel().hasAlpha();
    int channels = alpha ? 4 : 3;
    byte[] pixels = new byte[picture.getWidth() * picture.getHeight() * channels];
    int at = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        for (int c = 0; c < channels; c++) {
          pixels[at++] = (byte) (picture.getRGB(x, y) >> (8 * c));
        }
      }
    }
    try (PointerScope _ = new PointerScope()) {
      int type = alpha ? opencv_core.CV_8UC4 : opencv_core.CV_8UC3;
      Mat mat = new Mat(picture.getHeight(), picture.getWidth(), type);
      ByteBuffer to = mat.createBuffer();
      to.put(0, pixels);
      return OpenCv.webp(mat, quality);
    }
  }

  static BufferedImage decoded(byte[] file) {
    try {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file));
      if (picture == null) {
        throw new AssertionError("not a picture");
      }
      return picture;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static byte[] written(BufferedImage picture, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
