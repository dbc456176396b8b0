package sadari.engine.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sadari.core.media.PhotoProcessor.Result;

/// Edits, by what they did to pixels.
@Timeout(120)
class EditorTest {
  @TempDir Path directory;
  private Retouched editor;

  @BeforeEach
  void open() {
    editor = new Retouched(directory);
  }

  @AfterEach
  void close() {
    editor.close();
  }

  /// Few colours, so that it stays a PNG and every pixel can be compared.
  private static BufferedImage drawing() {
    return TestPhotos.corners(400, 300);
  }

  private static BufferedImage same(BufferedImage expected, BufferedImage actual) {
    assertEquals(expected.getWidth(), actual.getWidth());
    assertEquals(expected.getHeight(), actual.getHeight());
    assertEquals(100, Fidelity.psnr(expected, actual));
    return actual;
  }

  @ParameterizedTest
  @CsvSource({
    "0.25, 0.2, 0.5, 0.5, 100, 60, 200, 150",
    "0.001, 0.002, 0.999, 0.998, 0, 1, 400, 299",
    "0, 0, 1, 1, 0, 0, 400, 300",
    "0.9, 0.9, 0.1, 0.001, 360, 270, 40, 1"
  })
  void cropKeepsExactlyTheRectangle(
      double x, double y, double w, double h, int left, int top, int width, int height) {
    String crop = "crop x=" + x + " y=" + y + " width=" + w + " height=" + h;

    BufferedImage cropped = editor.exactly(drawing(), crop);

    same(drawing().getSubimage(left, top, width, height), cropped);
  }

  /// Red, green above blue, white.
  @ParameterizedTest
  @CsvSource({"90, BLUE, RED", "180, WHITE, BLUE", "270, GREEN, WHITE"})
  void rotateMovesTheCorners(int degrees, String upperLeft, String upperRight) throws Exception {
    BufferedImage turned = editor.exactly(drawing(), "rotate degrees=" + degrees);

    assertEquals(degrees == 180 ? 400 : 300, turned.getWidth());
    assertEquals(colour(upperLeft), new Color(turned.getRGB(2, 2)));
    assertEquals(colour(upperRight), new Color(turned.getRGB(turned.getWidth() - 3, 2)));
  }

  private static Color colour(String name) throws ReflectiveOperationException {
    return (Color) Color.class.getField(name).get(null);
  }

  @Test
  void fourQuartersAreNothing() {
    same(drawing(), editor.exactly(drawing(), "rotate degrees=90;rotate degrees=270"));
  }

  @ParameterizedTest
  @CsvSource({"horizontal, 397, 2", "vertical, 2, 297"})
  void flipMovesTheCornerAndIsItsOwnInverse(String axis, int x, int y) {
    String flip = "flip axis=" + axis;

    BufferedImage once = editor.exactly(drawing(), flip);

    assertEquals(Color.RED, new Color(once.getRGB(x, y)));
    same(drawing(), editor.exactly(once, flip));
  }

  @ParameterizedTest
  @CsvSource({"200, 3840, 200, 150", "3840, 30, 40, 30", "16, 16, 16, 12", "3840, 3840, 400, 300"})
  void resizeFitsInProportionAndNeverEnlarges(int width, int height, int toWidth, int toHeight) {
    var resized = editor.exactly(drawing(), "resize width=" + width + " height=" + height);

    assertEquals(toWidth, resized.getWidth());
    assertEquals(toHeight, resized.getHeight());
    assertEquals(Color.RED, new Color(resized.getRGB(1, 1)));
  }

  /// A vertical edge turned by 20 degrees leans by 20 degrees, and no corner comes from outside.
  @ParameterizedTest
  @ValueSource(ints = {-20, 20})
  void straightenTurnsByTheAngleAndShowsNoOutside(int degrees) {
    BufferedImage turned = editor.exactly(drawing(), "straighten degrees=" + degrees);

    int height = turned.getHeight();
    double lean = edge(turned, height * 4 / 10) - edge(turned, height / 10);
    double expected = -Math.tan(Math.toRadians(degrees)) * (height * 4 / 10 - height / 10);
    assertEquals(expected, lean, 1.5);
    assertEquals(400.0 / 300, (double) turned.getWidth() / height, 0.02);
  }

  /// Where red ends in a row.
  private static int edge(BufferedImage picture, int y) {
    int x = 0;
    while (Measures.green(picture.getRGB(x, y)) < 128) {
      x++;
    }
    return x;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2, 3.9, 4.1, 12, 40})
  void blurSpreadsAnEdgeByItsDeviation(double sigma) {
    BufferedImage step = new BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB);
    step.createGraphics().fillRect(300, 0, 300, 300);

    BufferedImage soft = editor.exactly(step, "blur sigma=" + sigma);

    // A step becomes the integral of a Gaussian: at one deviation it is at 84.1 %.
    double measured = 0;
    while (Measures.green(soft.getRGB(300 + (int) measured, 150)) < 0.8413 * 255) {
      measured++;
    }
    assertEquals(sigma, measured, 1 + 0.08 * sigma);
    assertEquals(128, Measures.mean(soft, Measures::green), 2);
  }

  @Test
  void blurTakesVarianceAwayAndMoreTakesMore() {
    BufferedImage scene = TestPhotos.scene(800, 600);

    double before = Measures.deviation(scene);
    double some = Measures.deviation(editor.exactly(scene, "blur sigma=3"));
    double much = Measures.deviation(editor.exactly(scene, "blur sigma=30"));

    assertTrue(before > some && some > much, before + " " + some + " " + much);
  }

  @Test
  void sharpenAddsTheDifferenceToTheBlurredPhoto() {
    BufferedImage scene = TestPhotos.scene(800, 600);

    // Encoded like the others: the encoder takes grain away.
    double none = Measures.edgeEnergy(editor.exactly(scene, "sharpen amount=0 sigma=1"));
    double some = Measures.edgeEnergy(editor.exactly(scene, "sharpen amount=0.5 sigma=1"));
    double much = Measures.edgeEnergy(editor.exactly(scene, "sharpen amount=2 sigma=1"));

    assertTrue(some > 1.3 * none, none + " " + some);
    assertTrue(much > 1.4 * some, some + " " + much);
  }

  @Test
  void blurRegionLeavesTheOutsideAsItIs() {
    BufferedImage drawing = drawing();
    String edit = "blur-region x=0.25 y=0.25 width=0.5 height=0.5 sigma=10";

    BufferedImage result = editor.exactly(drawing, edit);

    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 400; x++) {
        boolean inside = x >= 100 && x < 300 && y >= 75 && y < 225;
        assertTrue(inside || drawing.getRGB(x, y) == result.getRGB(x, y), x + ", " + y);
      }
    }
    BufferedImage inside = result.getSubimage(100, 75, 200, 150);
    assertTrue(
        Measures.edgeEnergy(inside)
            < 0.1 * Measures.edgeEnergy(drawing.getSubimage(100, 75, 200, 150)));
  }

  @Test
  void aPhotoKeepsItsOutsideNearlyByteForByte() {
    byte[] photo = TestPhotos.jpeg(TestPhotos.scene(800, 600), 0.9f, false);
    String edit = "blur-region x=0 y=0 width=0.5 height=1 sigma=20";

    byte[] result = editor.edited(photo, edit).original().bytes();

    BufferedImage right = TestPhotos.decoded(photo).getSubimage(416, 0, 384, 600);
    assertTrue(Fidelity.psnr(right, TestPhotos.decoded(result).getSubimage(416, 0, 384, 600)) > 34);
  }

  @Test
  void greyscaleHasEqualChannelsAndKeepsTheLuma() {
    BufferedImage grey = editor.exactly(TestPhotos.scene(400, 300), "grayscale");

    assertEquals(0, Measures.mean(grey, Measures::chroma), 0.001);
    BufferedImage corners = editor.exactly(drawing(), "grayscale");
    assertEquals(54, Measures.green(corners.getRGB(2, 2)), 1);
    assertEquals(182, Measures.green(corners.getRGB(397, 2)), 1);
    assertEquals(18, Measures.green(corners.getRGB(2, 297)), 1);
  }

  /// A grey of 100 and one of 150, so that the right amount is known.
  @ParameterizedTest
  @CsvSource({
    "brightness factor=1.5, 150, 225",
    "brightness factor=0.5, 50, 75",
    "brightness factor=0, 0, 0",
    "contrast factor=2, 73, 173",
    "contrast factor=0.5, 114, 139",
    "contrast factor=0, 128, 128",
    "saturation factor=4, 100, 150"
  })
  void greysMoveByTheRightAmount(String edit, int dark, int light) {
    BufferedImage greys = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 200; x++) {
      for (int y = 0; y < 100; y++) {
        greys.setRGB(x, y, x < 100 ? 0x646464 : 0x969696);
      }
    }

    BufferedImage result = editor.exactly(greys, edit);

    assertEquals(dark, Measures.green(result.getRGB(50, 50)), 1);
    assertEquals(light, Measures.green(result.getRGB(150, 50)), 1);
  }

  @Test
  void saturationMovesChromaAndKeepsLuma() {
    BufferedImage colour = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 10_000; i++) {
      colour.setRGB(i % 100, i / 100, 0x8C7864);
    }

    for (double factor : new double[] {0, 0.5, 2}) {
      BufferedImage result = editor.exactly(colour, "saturation factor=" + factor);

      assertEquals(40 * factor, Measures.mean(result, Measures::chroma), 1.5);
      assertEquals(Measures.mean(colour, Measures::luma), Measures.mean(result, Measures::luma), 1);
    }
  }

  @Test
  void editsAreAppliedInTheirOrder() {
    String crop = "crop x=0 y=0 width=0.5 height=1";

    BufferedImage cropped = editor.exactly(drawing(), crop + ";rotate degrees=90");
    BufferedImage turned = editor.exactly(drawing(), "rotate degrees=90;" + crop);

    assertEquals(300, cropped.getWidth());
    assertEquals(200, cropped.getHeight());
    assertEquals(150, turned.getWidth());
    assertEquals(400, turned.getHeight());
  }

  @Test
  void transparencyIsKeptAndColoursUnderItDoNotShow() {
    byte[] disc = TestPhotos.png(Transparent.disc(800, 600));
    String edits = "brightness factor=0.5;blur sigma=5;flip axis=horizontal";

    BufferedImage result = TestPhotos.decoded(editor.edited(disc, edits).original().bytes());

    assertEquals(0, result.getRGB(2, 2) >>> 24);
    Color middle = new Color(result.getRGB(400, 300), true);
    assertEquals(255, middle.getAlpha(), 2);
    assertEquals(128, middle.getRed(), 3);
    assertEquals(64, middle.getGreen(), 3);
  }

  @Test
  void theSizesAreThoseOfAPost() {
    byte[] photo = TestPhotos.jpeg(TestPhotos.scene(1600, 1200));

    Result.Processed result = editor.edited(photo, "crop x=0 y=0 width=0.5 height=0.5");

    assertEquals(800, result.original().width());
    assertEquals(600, result.original().height());
    assertEquals("jpg", result.original().extension());
    assertTrue(result.small().orElseThrow().width() < 600);
    assertEquals(28, result.blurhash().length());
  }

  /// Every edit at its dearest, sixteen at once, on the largest photo that is stored.
  @Test
  @Timeout(60)
  void theDearestListIsDoneInBoundedTime() {
    byte[] photo = TestPhotos.jpeg(TestPhotos.scene(3840, 2160));
    String dear = "blur sigma=100;sharpen amount=4 sigma=10;straighten degrees=1;blur sigma=3.9";

    Result.Processed result = editor.edited(photo, String.join(";", dear, dear, dear, dear));

    assertTrue(result.original().width() > 2000);
  }

  @Test
  void onePixelSurvivesEverything() {
    BufferedImage pixel = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    String edits =
        "crop x=0.999 y=0.999 width=0.001 height=0.001;rotate degrees=270;straighten degrees=45;"
            + "blur sigma=100;blur-region x=0.999 y=0.999 width=0.001 height=0.001 sigma=100;"
            + "sharpen amount=4 sigma=10;resize width=16 height=16;saturation factor=4";

    assertEquals(1, editor.edited(TestPhotos.jpeg(pixel), edits).original().width());
  }

  @Test
  void whatIsNoStoredPhotoIsRefused() {
    byte[] photo = TestPhotos.jpeg(drawing());

    for (byte[] file :
        new byte[][] {
          {},
          "no photo".getBytes(java.nio.charset.StandardCharsets.UTF_8),
          java.util.Arrays.copyOf(photo, 300),
          TestPhotos.gif(drawing()),
          Crafted.pngOfSize(16_000, 16_000)
        }) {
      assertInstanceOf(Result.Refused.class, editor.result(file, "grayscale"));
    }
  }
}
