package sadari.server.ops;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import sadari.scale.cache.advice.CacheAdvice;
import sadari.scale.cache.advice.CacheAdvice.Advised;
import sadari.scale.cache.advice.CacheAdvice.Curve;
import sadari.scale.cache.advice.CacheAdvice.LifePoint;
import sadari.scale.cache.advice.CacheAdvice.SizePoint;
import sadari.scale.cache.advice.CacheAdvice.TooLittle;
import sadari.scale.cache.advice.CacheSetup;

/// Advice for caches as a picture (SVG): for each cache its hit ratio by size, a line per policy,
/// and beside it the hit ratio by TTL.
final class AdvicePicture {
  private static final int WIDTH = 1080;
  private static final int HEIGHT = 340;
  private static final int TOP = 64;
  private static final Plot.Frame SIZES = new Plot.Frame(70, TOP, 480, 210);
  private static final Plot.Frame LIVES = new Plot.Frame(770, TOP, 280, 210);

  // Told apart by people who see fewer colours, too (Okabe and Ito).
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9");

  private final Svg svg = new Svg();

  private AdvicePicture() {}

  static String of(List<CacheAdvice> advice) {
    AdvicePicture picture = new AdvicePicture();
    int height = Math.max(1, advice.size()) * HEIGHT;
    picture.svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        WIDTH,
        "height",
        height,
        "viewBox",
        "0 0 %d %d".formatted(WIDTH, height),
        "font-family",
        "system-ui, sans-serif",
        "font-size",
        12);
    picture.svg.shape("rect", "width", "100%", "height", "100%", "fill", "white");
    for (int i = 0; i < advice.size(); i++) {
      picture.svg.open("g", "transform", "translate(0 %d)".formatted(i * HEIGHT));
      picture.add(advice.get(i));
      picture.svg.close("g");
    }
    return picture.svg.close("svg").toString();
  }

  private void add(CacheAdvice advice) {
    CacheSetup setup = advice.setup();
    String name = "%s (%s)".formatted(setup.name(), setup.level());
    svg.words(name, "x", SIZES.left(), "y", 18, "font-size", 15, "font-weight", "bold");
    switch (advice) {
      case TooLittle little ->
          svg.words(
              "too little traffic: %s of %s accesses"
                  .formatted(Figures.count(little.seen()), Figures.count(little.needed())),
              "x",
              SIZES.left(),
              "y",
              TOP);
      case Advised advised -> {
        bySize(advised);
        byLife(advised);
      }
    }
  }

  private void bySize(Advised advised) {
    CacheSetup setup = advised.setup();
    double[] sizes = sizes(advised.curves().getFirst());
    double low = sizes[0];
    double high = Math.max(sizes[sizes.length - 1], low * 2);
    Plot plot = new Plot(svg, SIZES, Math.log(low), Math.log(high));
    plot.axes("hit ratio by size (%s, logarithmic)".formatted(unit(setup.unit())));
    ticks(plot, setup.unit(), sizes);
    double now = Math.log(Math.clamp((double) setup.capacity(), low, high));
    plot.upright(now, 0, setup.capacity() > high ? "now (more)" : "now");
    plot.upright(Math.log(Math.clamp((double) advised.proposal().size(), low, high)), 1, "advised");
    int row = 0;
    for (Curve curve : advised.curves()) {
      String colour = COLOURS.get(row % COLOURS.size());
      double[] at = Arrays.stream(sizes(curve)).map(Math::log).toArray();
      plot.curve(at, values(curve.points(), SizePoint::hitRatio), colour, row == 0);
      plot.legend(row, curve.policy().text() + (row == 0 ? " (now)" : ""), colour);
      row++;
    }
    plot.dot(now, advised.measured().hitRatio());
    plot.legendDot(row, "measured");
  }

  private static String unit(CacheSetup.Unit unit) {
    return unit == CacheSetup.Unit.BYTES ? "bytes" : "entries";
  }

  /// Labels that would touch are left out.
  private static void ticks(Plot plot, CacheSetup.Unit unit, double[] sizes) {
    double labelled = 0;
    for (double size : sizes) {
      if (size >= labelled * 1.8) {
        String label =
            unit == CacheSetup.Unit.BYTES
                ? Figures.bytes(Math.round(size))
                : Figures.count(Math.round(size));
        plot.tick(Math.log(size), label);
        labelled = size;
      }
    }
  }

  private static double[] sizes(Curve curve) {
    return values(curve.points(), point -> (double) point.size());
  }

  private static <P> double[] values(List<P> points, ToDoubleFunction<P> value) {
    return points.stream().mapToDouble(value).toArray();
  }

  private void byLife(Advised advised) {
    List<LifePoint> lives = advised.lives();
    Plot plot = new Plot(svg, LIVES, 0, Math.max(1, lives.size() - 1));
    plot.axes("hit ratio by TTL, at the advised size");
    for (int i = 0; i < lives.size(); i++) {
      Optional<Duration> life = lives.get(i).life();
      plot.tick(i, life.isEmpty() ? "no end" : Figures.life(life));
      if (life.equals(advised.setup().life())) {
        plot.upright(i, 0, "now");
      }
    }
    plot.curve(
        IntStream.range(0, lives.size()).asDoubleStream().toArray(),
        values(lives, LifePoint::hitRatio),
        COLOURS.getFirst(),
        true);
  }
}
