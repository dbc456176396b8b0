package sadari.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Somebody with a browser of their own. Whatever the browser complains about is kept: errors of
/// scripts, refused content, failed requests.
final class Person implements AutoCloseable {
  private static final String CHECK = resource("accessibility.js");
  private static final Path PICTURES = Path.of("target", "pictures");

  private final String name;
  private final Speech speech;
  private final String address;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private int pictures;

  /// What somebody holds in their hands.
  enum Device {
    DESKTOP(1280, 900),
    PHONE(390, 844);

    private final int width;
    private final int height;

    Device(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  Person(
      String name,
      Speech speech,
      Device device,
      ColorScheme scheme,
      Browser browser,
      Program program) {
    this.name = name;
    this.speech = speech;
    this.address = program.address();
    boolean phone = device == Device.PHONE;
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale(speech.locale())
                .setColorScheme(scheme)
                .setViewportSize(device.width, device.height)
                .setIsMobile(phone)
                .setHasTouch(phone));
    page = context.newPage();
    page.setDefaultTimeout(Chromium.DEADLINE_MILLIS);
    page.onConsoleMessage(this::listen);
    page.onPageError(complaints::add);
  }

  private void listen(ConsoleMessage message) {
    if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
      complaints.add(message.text() + " " + message.location());
    }
  }

  Page page() {
    return page;
  }

  /// The person's handle: one for each language, as both stories run on one server.
  String handle() {
    return name + "_" + speech.tag();
  }

  void open(String path) {
    page.navigate(address + path);
  }

  Locator link(String label) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(label)).first();
  }

  Locator button(String label) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
  }

  /// Comes as a stranger, signs up by the form that the first page leads to, and is at home.
  void arrive() {
    open("/");
    assertThat(page.locator("h1")).isVisible();
    lookAround("stranger");
    link(speech.signUp()).click();
    fillsIn();
    assertThat(page.locator("body")).hasAttribute("data-signed-in", "true");
    assertThat(page.locator(".empty")).isVisible();
    lookAround("empty-home");
  }

  /// Fills in the form of sign-up and sends it.
  void fillsIn() {
    page.fill("[name=username]", handle());
    page.fill("[name=email]", handle() + "@example.org");
    page.fill("[name=password]", "a rather long sentence");
    page.check("[name=agreement]");
    lookAround("sign-up");
    button(speech.signUp()).click();
  }

  void follows(Person other) {
    open("/@" + other.handle());
    Locator follow = page.locator(".profile-actions > .button");
    assertThat(follow).hasText(speech.follow());
    follow.click();
    assertThat(follow).hasAttribute("aria-pressed", "true");
    assertThat(follow).isEnabled();
    lookAround("follows");
  }

  /// Posts a photo with words and a description, from home.
  void postsAPhoto(String words, String description) {
    open("/");
    attachesAPhoto(words, description);
  }

  /// Does the same from where one writes.
  void attachesAPhoto(String words, String description) {
    page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(speech.writePost()))
        .fill(words);
    page.setInputFiles("input[type=file]", Photo.seaside());
    Locator describe = page.locator(".attachment-alt");
    assertThat(page.locator(".attachment-ready")).isVisible();
    describe.click();
    page.fill(".describe textarea", description);
    lookAround("describes");
    button(speech.save()).click();
    assertThat(describe).hasText(speech.described());
    lookAround("composes");
    button(speech.post()).click();
    assertThat(post(words)).isVisible();
    lookAround("posted");
  }

  /// Finds a post with its photo in the home timeline, its description included.
  void findsAtHome(String words, String description) {
    open("/");
    assertThat(post(words)).isVisible();
    Locator photo = post(words).getByAltText(description);
    assertThat(photo).hasClass("loaded");
    assertTrue((Integer) photo.evaluate("image => image.naturalWidth") > 0);
    lookAround("home");
    post(words).locator("button.photo").click();
    assertThat(page.locator(".viewer-caption")).hasText(description);
    assertThat(page.locator(".viewer .blur")).hasCount(0);
    lookAround("viewer");
    page.keyboard().press("Escape");
  }

  void favourites(String words) {
    Locator favourite = post(words).locator(".act-favourite");
    favourite.click();
    assertThat(favourite).hasAttribute("aria-pressed", "true");
    assertThat(favourite).hasText("1");
  }

  void repliesTo(String words, String answer) {
    post(words).locator(".act-reply").click();
    Locator dialog = page.locator("dialog");
    dialog.locator("textarea").pressSequentially(answer);
    lookAround("replies");
    dialog
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(speech.reply()))
        .click();
    assertThat(dialog).isHidden();
    assertThat(page.locator(".toast")).isVisible();
  }

  /// Tells the operators about a post.
  void reports(String words) {
    post(words).locator(".act-more > button").click();
    page.getByRole(
            AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(speech.report()).setExact(true))
        .click();
    Locator dialog = page.locator("dialog");
    dialog.locator("select").selectOption("violation");
    dialog.locator("textarea").fill(words);
    lookAround("reports");
    dialog
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(speech.send()))
        .click();
    assertThat(dialog).isHidden();
    assertThat(page.locator(".toast").last())
        .hasText(speech.say("The operators have your report.", "운영자에게 신고를 보냈어요."));
  }

  /// Sees on the page of notifications that the other follows, liked a post, and answered.
  void isTold(Person other, String answer) {
    open("/notifications");
    assertThat(page.locator(".notice-follow")).containsText(other.handle());
    assertThat(page.locator(".notice-favourite")).containsText(other.handle());
    assertThat(post(answer)).isVisible();
    lookAround("notifications");
  }

  /// Goes through all other pages.
  void looksEverywhere(String words) {
    for (String path :
        List.of("/public", "/@" + handle(), "/favourites", "/bookmarks", "/settings")) {
      open(path);
      assertThat(page.locator("h1")).isVisible();
      page.waitForLoadState(LoadState.NETWORKIDLE);
      lookAround(path.replaceAll("\\W", ""));
    }
    open("/search");
    page.locator(".search-always input").fill(handle());
    page.keyboard().press("Enter");
    assertThat(page.locator(".person")).containsText("@" + handle());
    lookAround("search");
    open("/public");
    post(words).locator(".post-time").click();
    assertThat(page.locator(".post-focus")).containsText(words);
    assertThat(page.locator(".replies .post")).isVisible();
    lookAround("thread");
  }

  /// Logs out, and is a stranger again.
  void leaves() {
    open("/settings");
    page.locator(".session-actions button").first().click();
    assertThat(page.locator("body")).hasAttribute("data-signed-in", "false");
    assertThat(page.locator(".hero")).isVisible();
  }

  /// The post with these words on the page.
  Locator post(String words) {
    return page.locator(".post", new Page.LocatorOptions().setHasText(words)).first();
  }

  /// What offers posts newer than those shown.
  Locator pill() {
    return page.locator(".pill");
  }

  /// Lets half minutes pass until there is something new. A post reaches other homes by an event of
  /// its own, so maybe after the first look. The page's clock must be ours.
  void waitsUntilNewPostsAreOffered() {
    for (int look = 0; look < 20 && pill().isHidden(); look++) {
      page.waitForResponse(
          answer -> answer.url().contains("/timelines/home"),
          () -> page.clock().fastForward(31_000));
    }
  }

  /// Takes a picture, and checks that everybody can use what it shows.
  void lookAround(String what) {
    pictures++;
    String file = "%s-%s-%02d-%s.png".formatted(speech.tag(), name, pictures, what);
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(file)));
    assertEquals(List.of(), page.evaluate(CHECK), () -> "what is wrong with " + file);
  }

  /// The scripts and styles that the page has loaded from somewhere.
  List<String> loaded(String from) {
    Object names =
        page.evaluate(
            "from => performance.getEntriesByType('resource').map(entry => entry.name)"
                + ".filter(name => name.startsWith(from) && /\\.(js|css)$/.test(name))",
            from);
    return ((List<?>) names).stream().map(String::valueOf).toList();
  }

  /// What the browser complained about.
  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    context.close();
  }

  private static String resource(String file) {
    try (InputStream in = Person.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
