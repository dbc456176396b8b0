package sadari.web.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TlsTest {
  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir private Path folder;

  private KeyStore selfSigned() throws Exception {
    Path store = folder.resolve("store.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    String options =
        "-genkeypair -alias a -keyalg EC -groupname secp256r1 -dname CN=localhost -validity 2"
            + " -ext SAN=ip:127.0.0.1 -storetype PKCS12 -storepass password -keystore";
    Process process =
        new ProcessBuilder((keytool + " " + options + " " + store).split(" ", -1))
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor());
    return KeyStore.getInstance(store.toFile(), PASSWORD);
  }

  private Path pem(String kind, byte[] der) throws Exception {
    String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
    return Files.writeString(
        folder.resolve(kind.replace(' ', '-')),
        "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }

  private ServerConfig.Tls tls(KeyStore store) throws Exception {
    return new ServerConfig.Tls(
        pem("CERTIFICATE", store.getCertificate("a").getEncoded()),
        pem("PRIVATE KEY", store.getKey("a", PASSWORD).getEncoded()));
  }

  private static HttpClient trusting(KeyStore store) throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("a", store.getCertificate("a"));
    trust.init(anchors);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static HttpResponse<String> post(HttpClient client, Served served, String body)
      throws Exception {
    URI address = URI.create("https://127.0.0.1:" + served.server.port() + "/size");
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void bothVersionsThatAlpnOffersAreServed(HttpClient.Version version) throws Exception {
    KeyStore store = selfSigned();
    ServerConfig.Tls tls = tls(store);
    Router.Builder routes =
        Router.builder().get("/secure", request -> Response.text("" + request.secure()));
    try (Served served = new Served(routes, config -> config.withTls(tls));
        HttpClient client = trusting(store)) {
      URI address = URI.create("https://127.0.0.1:" + served.server.port() + "/secure");
      HttpRequest request = HttpRequest.newBuilder(address).version(version).build();
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

      assertEquals("true", response.body());
      assertEquals(version, response.version());
    }
  }

  @Test
  void uploadsAndRefusalsWorkOverHttp2() throws Exception {
    KeyStore store = selfSigned();
    ServerConfig.Tls tls = tls(store);
    String head = "--x\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\n";
    try (Served served = new Served(WebServerTest.routes(), config -> config.withTls(tls));
        HttpClient client = trusting(store)) {
      assertEquals("a 9000", post(client, served, head + "a".repeat(9_000) + "\r\n--x--").body());
      assertEquals(413, post(client, served, head + "a".repeat(900_000)).statusCode());
      assertEquals("a 1", post(client, served, head + "a\r\n--x--").body());
    }
  }
}
