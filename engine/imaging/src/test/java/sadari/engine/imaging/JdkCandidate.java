package sadari.engine.imaging;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/// The JDK's own codecs and scaling in Java: nothing to download, WebP missing.
final class JdkCandidate implements EngineComparison.Candidate {
  JdkCandidate() {
    ImageIO.setUseCache(false);
  }

  @Override
  public List<byte[]> develop(byte[] photo) throws IOException {
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(photo));
    if (read == null) {
      throw new IOException("no reader");
    }
    BufferedImage original = shrunk(bgr(read), Frame.ORIGINAL_AREA);
    BufferedImage small = shrunk(original, Frame.SMALL_AREA);
    return List.of(TestPhotos.jpeg(original, 0.85f, false), TestPhotos.jpeg(small, 0.85f, false));
  }

  private static BufferedImage bgr(BufferedImage picture) {
    if (picture.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      return picture;
    }
    BufferedImage bgr =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = bgr.createGraphics();
    pen.drawImage(picture, 0, 0, null);
    pen.dispose();
    return bgr;
  }

  /// Means over areas, separable, a row at a time.
  private static BufferedImage shrunk(BufferedImage source, long area) {
    Frame frame = Frame.within(area, source.getWidth(), source.getHeight());
    BufferedImage result =
        new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] from = ((DataBufferByte) source.getRaster().getDataBuffer()).getData();
    byte[] to = ((DataBufferByte) result.getRaster().getDataBuffer()).getData();
    int stride = frame.width() * 3;
    float[] row = new float[stride];
    float[] sum = new float[stride];
    double step = (double) source.getHeight() / frame.height();
    int held = -1;
    for (int y = 0; y < frame.height(); y++) {
      double end = Math.min(source.getHeight(), (y + 1) * step);
      Arrays.fill(sum, 0.5f);
      for (int k = (int) (y * step); k < end; k++) {
        if (k != held) {
          shrinkRow(from, k * source.getWidth() * 3, source.getWidth(), row);
          held = k;
        }
        float share = (float) ((Math.min(k + 1, end) - Math.max(k, y * step)) / step);
        for (int i = 0; i < stride; i++) {
          sum[i] += share * row[i];
        }
      }
      for (int i = 0; i < stride; i++) {
        to[y * stride + i] = (byte) (int) sum[i];
      }
    }
    return result;
  }

  private static void shrinkRow(byte[] from, int offset, int width, float[] row) {
    int count = row.length / 3;
    double step = (double) width / count;
    for (int x = 0; x < count; x++) {
      double end = Math.min(width, (x + 1) * step);
      float blue = 0;
      float green = 0;
      float red = 0;
      for (int k = (int) (x * step); k < end; k++) {
        float share = (float) ((Math.min(k + 1, end) - Math.max(k, x * step)) / step);
        int at = offset + 3 * k;
        blue += share * (from[at] & 255);
        green += share * (from[at + 1] & 255);
        red += share * (from[at + 2] & 255);
      }
      row[3 * x] = blue;
      row[3 * x + 1] = green;
      row[3 * x + 2] = red;
    }
  }
}
