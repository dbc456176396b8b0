package sadari.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Debian's Chromium, driven by Playwright; nothing is downloaded.
final class Chromium implements AutoCloseable {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  static final double DEADLINE_MILLIS = 30_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /// Where the browser is, if it is installed; the environment variable `SADARI_CHROMIUM` wins.
  static Optional<Path> installed() {
    String named = System.getenv("SADARI_CHROMIUM");
    Stream<String> places = named == null ? PLACES.stream() : Stream.of(named);
    return places.map(Path::of).filter(Files::isExecutable).findFirst();
  }

  static Chromium start(Path executable) {
    // Promises hold sooner; a deadline is only for what never comes, also on a busy machine.
    PlaywrightAssertions.setDefaultAssertionTimeout(DEADLINE_MILLIS);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    // Root has no sandbox of its own; the pages are ours alone.
                    .setChromiumSandbox(false)
                    .setArgs(List.of("--disable-gpu", "--disable-background-networking")));
    return new Chromium(playwright, browser);
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
