package sadari.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpConfigTest {
  @Test
  void defaults() {
    assertEquals(
        new HttpConfig(
            "127.0.0.1", 3000, URI.create("http://localhost:3000"), List.of(), Duration.ZERO),
        Reading.defaults(HttpConfig::from));
  }

  @Test
  void everyKey() {
    assertEquals(
        new HttpConfig(
            "10.0.0.5",
            8080,
            URI.create("https://s.example"),
            List.of("10.0.0.1", "10.1.0.0/16"),
            Duration.ofMillis(2500)),
        Reading.explicit(
            HttpConfig::from,
            "http.host = 10.0.0.5",
            "http.port = 8080",
            "http.public-url = https://s.example/",
            "http.trusted-proxies = 10.0.0.1, 10.1.0.0/16",
            "http.drain = 2500 ms"));
  }

  @Test
  void anyFreePortIsInThePublicAddressOnceItIsKnown() {
    HttpConfig any =
        Reading.explicit(
            settings -> HttpConfig.from(settings),
            "http.port = 0",
            "http.host = ::1",
            "http.drain = 0 s",
            "http.trusted-proxies =",
            "http.public-url = http://localhost:0");

    assertEquals(URI.create("http://localhost:40123"), any.publicUrl(40_123));
  }
}
