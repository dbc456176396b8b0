package sadari.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Pages that name an edge which died a moment ago.
@Timeout(180)
@ExtendWith(Stage.Setting.class)
class LostEdgeTest {
  private static final String COOKIE = "sadari_near";

  // Started before any test.
  @SuppressWarnings("NullAway.Init")
  private static LittleEdge edge;

  // Started before any test, too.
  @SuppressWarnings("NullAway.Init")
  private static Program program;

  private final List<String> navigations = new ArrayList<>();

  @BeforeAll
  static void start() {
    edge = LittleEdge.start();
    program = edge.program();
  }

  @AfterAll
  static void stop() {
    program.close();
    edge.close();
  }

  @BeforeEach
  void edgeIsWell() {
    edge.recovers();
    edge.asked().clear();
  }

  @Test
  void aPageWhoseEdgeWasKilledAMomentAgoComesFromTheServer(Stage stage, @TempDir Path folder) {
    try (VarnishInFront varnish = VarnishInFront.start(folder);
        Person lena = person(stage, varnish.program())) {
      lena.page().waitForCondition(() -> namesAnEdge(lena, varnish.program()));

      varnish.dies();
      lena.open("/");

      assertWhole(lena, varnish.program(), varnish.address());
      // Servers notice after a second at the earliest: normally we are quicker.
      boolean named = lena.complaints().stream().anyMatch(it -> it.contains(varnish.address()));
      assertEquals(named ? 2 : 1, navigations.size(), navigations::toString);
    }
  }

  @Test
  void aPageIsLoadedAgainOnceAndTheNextOnesNotAtAllUntilTheEdgeIsBack(Stage stage) {
    try (Person lena = person(stage, program)) {
      edge.loses("/assets/");
      assertEquals(2, navigationsOf(lena, "/"));
      assertWhole(lena, program, edge.address());
      assertShort(lena.page().context());

      edge.asked().clear();
      assertEquals(1, navigationsOf(lena, "/public"));
      assertWhole(lena, program, edge.address());
      assertEquals(1, navigationsOf(lena, "/auth/log_in"));
      assertEquals(List.of(), List.copyOf(edge.asked()));

      edge.recovers();
      lena.page().context().clearCookies();
      assertEquals(1, navigationsOf(lena, "/"));
      assertTrue(lena.loaded(edge.address()).size() > 30);
      assertFalse(lena.complaints().stream().anyMatch(text -> text.contains("Policy")));
    }
  }

  @Test
  void oneStyleThatFailsIsEnoughAndSoIsAScriptThatIsNotWhatWasMeant(Stage stage) {
    edge.loses("/css/feed.");
    try (Person lena = person(stage, program)) {
      assertEquals(2, navigationsOf(lena, "/"));
      assertWhole(lena, program, edge.address());
    }
    edge.recovers();
    edge.changes("/app/dom.");
    try (Person minji = person(stage, program)) {
      assertEquals(2, navigationsOf(minji, "/"));
      assertWhole(minji, program, edge.address());
    }
  }

  @Test
  void aFormComesWithItsStylesAlsoWhenItComesInAnswerToAForm(Stage stage) {
    try (Person lena = person(stage, program)) {
      edge.loses("/assets/");
      assertEquals(2, navigationsOf(lena, "/auth/log_in"));
      assertEquals(5, lena.loaded(program.address()).size());

      lena.page().context().clearCookies(cookie(COOKIE));
      navigations.clear();
      lena.page().fill("[name=login]", "nobody");
      lena.page().fill("[name=password]", "not a password");
      lena.page().locator("[type=submit]").click();

      assertThat(lena.page().locator(".gate-wrong")).isVisible();
      assertThat(lena.page().locator("[name=login]")).hasValue("nobody");
      assertEquals(1, navigations.size(), navigations::toString);
      assertEquals(5, lena.loaded(program.address()).size());
    }
  }

  @Test
  void whatSomebodyTypedIsNotLost(Stage stage) {
    try (Person lena = person(stage, program)) {
      List<Route> held = new ArrayList<>();
      lena.page().route("**/mark.*", held::add);
      Page.NavigateOptions early =
          new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED);
      lena.page().navigate(program.address() + "/auth/log_in", early);
      lena.page().fill("[name=login]", "lena");
      failsToLoad(lena);
      assertEquals("interactive", lena.page().evaluate("document.readyState"));

      held.forEach(Route::resume);
      lena.page().waitForLoadState();
      lena.page().fill("[name=login]", "");
      failsToLoad(lena);

      assertEquals(1, navigations.size(), navigations::toString);
      assertEquals(
          List.of(), lena.page().context().cookies().stream().filter(LostEdgeTest::ours).toList());
    }
  }

  /// Adds a style that the edge does not have, and waits until the browser has said so.
  private static void failsToLoad(Person person) {
    person
        .page()
        .evaluate(
            "address => new Promise(done => { const style = document.createElement('link');"
                + "style.rel = 'stylesheet'; style.href = address; style.onerror = () => setTimeout(done);"
                + "document.head.append(style); })",
            edge.address() + "/assets/none.css");
  }

  /// How many documents were asked for when somebody opened an address, until all was there.
  private int navigationsOf(Person person, String path) {
    navigations.clear();
    person.open(path);
    assertThat(person.page().locator("h1").first()).isVisible();
    person.page().waitForLoadState();
    return navigations.size();
  }

  private static void assertWhole(Person person, Program program, String edge) {
    assertThat(person.page().locator("h1").first()).isVisible();
    assertTrue(person.loaded(program.address()).size() > 30);
    assertEquals(List.of(), person.loaded(edge));
    person.lookAround("whole");
  }

  private static void assertShort(BrowserContext context) {
    Cookie cookie = context.cookies().stream().filter(LostEdgeTest::ours).findFirst().orElseThrow();
    double left = cookie.expires - System.currentTimeMillis() / 1000.0;
    assertTrue(left > 0 && left <= 30, () -> left + " s");
  }

  private static boolean ours(Cookie cookie) {
    return cookie.name.equals(COOKIE);
  }

  private static BrowserContext.ClearCookiesOptions cookie(String name) {
    return new BrowserContext.ClearCookiesOptions().setName(name);
  }

  private static boolean namesAnEdge(Person person, Program program) {
    return person.page().request().get(program.address() + "/").text().contains("integrity");
  }

  private Person person(Stage stage, Program program) {
    Person person =
        new Person(
            "lena",
            Speech.ENGLISH,
            Person.Device.DESKTOP,
            ColorScheme.LIGHT,
            stage.chromium().browser(),
            program);
    person
        .page()
        .onRequest(
            request -> {
              if (request.isNavigationRequest()) {
                navigations.add(request.method() + " " + request.url());
              }
            });
    return person;
  }
}
