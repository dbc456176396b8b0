package sadari.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {
  private static final byte[] SCRIPT = "export const a = 1;".repeat(50).getBytes(UTF_8);

  private static Assets assets(String css) {
    return Assets.of(
        "/assets",
        Map.of(
            "app.js",
            SCRIPT,
            "photo/editor.js",
            SCRIPT,
            "img/logo.svg",
            "<svg/>".getBytes(UTF_8),
            "css/main.css",
            css.getBytes(UTF_8)));
  }

  private static Served served(Assets assets) {
    return new Served(Router.builder().route(assets.route()));
  }

  @Test
  void anAssetIsKeptForEverUnderTheAddressOfItsContent() {
    Assets assets = assets("");
    try (Served served = served(assets)) {
      HttpResponse<String> response = served.get(assets.url("app.js"));

      assertTrue(assets.url("app.js").matches("/assets/app\\.[0-9a-f]{16}\\.js"));
      assertEquals(new String(SCRIPT, UTF_8), response.body());
      assertEquals(
          "public, max-age=31536000, immutable",
          response.headers().firstValue("cache-control").orElse(""));
      String etag = response.headers().firstValue("etag").orElse("");
      assertEquals(304, served.get(assets.url("app.js"), "If-None-Match", etag).statusCode());
    }
  }

  @Test
  void textIsSentCompressed() {
    Assets assets = assets("");
    try (Served served = served(assets)) {
      HttpResponse<String> response = served.get(assets.url("app.js"), "Accept-Encoding", "gzip");

      assertEquals("gzip", response.headers().firstValue("content-encoding").orElse(""));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/app.js",
        "/assets/app.0000000000000000.js",
        "/assets/../app.js",
        "/assets/..%2f..%2fetc%2fpasswd",
        "/assets/",
      })
  void anythingElseIsNotFoundAndNotKept(String target) {
    try (Served served = served(assets(""))) {
      HttpResponse<String> response = served.get(target);

      assertEquals(404, response.statusCode());
      assertEquals("no-store", response.headers().firstValue("cache-control").orElse(""));
    }
  }

  @Test
  void stylesNameOtherAssetsByTheirAddresses() {
    Assets assets = assets("a { background: url('../img/logo.svg') } b { c: url(data:x) }");
    try (Served served = served(assets)) {
      String css = served.get(assets.url("css/main.css")).body();

      assertEquals(
          "a { background: url(\"" + assets.url("img/logo.svg") + "\") } b { c: url(data:x) }",
          css);
      assertNotEquals(assets("").url("css/main.css"), assets.url("css/main.css"));
    }
  }

  @Test
  void theImportMapLeadsBareAndRelativeNamesToFingerprints() {
    Assets assets = assets("");
    AssetLinks links = assets.links("", Set.of("app.js"));

    String url = assets.url("photo/editor.js");
    assertTrue(links.importMap().contains("\"photo/editor\":\"" + url + "\""));
    assertTrue(links.importMap().contains("\"/assets/photo/editor.js\":\"" + url + "\""));
    assertFalse(links.importMap().contains("integrity"));
    assertTrue(links.importMapSource().matches("'sha256-[A-Za-z0-9+/]{43}='"));
    assertEquals("", links.source());
    assertThrows(IllegalArgumentException.class, () -> assets.url("none.js"));
  }

  @Test
  void whatComesFromAnEdgeIsNamedWithItsHashAndTheRestIsNot() {
    Assets assets = assets("");
    AssetLinks links = assets.links("https://edge.example", Set.of("app.js", "css/main.css"));

    String near = "https://edge.example" + assets.url("app.js");
    assertEquals(near, links.url("app.js"));
    assertEquals(assets.url("photo/editor.js"), links.url("photo/editor.js"));
    String hash = "sha256-" + Base64.getEncoder().encodeToString(Assets.sha256(SCRIPT));
    assertEquals(Optional.of(hash), links.integrity("app.js"));
    assertEquals(Optional.empty(), links.integrity("photo/editor.js"));
    assertTrue(links.importMap().contains("\"integrity\":{\"" + near + "\":\"" + hash + "\"}"));
    assertEquals("https://edge.example/assets/", links.source());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sadari/web/http", "org/junit/jupiter/api/parallel"})
  void foldersAreReadFromDirectoriesAndJars(String root) {
    Assets assets = Assets.load(AssetsTest.class.getClassLoader(), root, "/a");

    String name = root.startsWith("sadari") ? "AssetsTest.class" : "Execution.class";
    assertTrue(assets.url(name).startsWith("/a/" + name.replace("class", "")));
  }
}
