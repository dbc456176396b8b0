package sadari.server.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://192.0.2.7:5432/x, true",
    "jdbc:postgresql://192.0.2.7/x?sslmode=prefer, true",
    "'jdbc:postgresql://10.0.0.1,192.0.2.7/x', true",
    "jdbc:postgresql://[2001:db8::1]:5432/x, true",
    "jdbc:postgresql://192.0.2.7:5432/x?sslmode=require, false",
    "jdbc:postgresql://192.0.2.7/x?connectTimeout=1&sslmode=verify-full, false",
    "jdbc:postgresql://127.0.0.1:5432/x, false",
    "'jdbc:postgresql://10.0.0.1,192.168.0.9:6432/x', false",
    "jdbc:postgresql://[fd00::1]:5432/x, false",
    "jdbc:postgresql:x, false"
  })
  void onlyAPublicAddressWithoutTlsIsWarnedAbout(String url, boolean warned) {
    assertEquals(warned, Exposure.of(url).isPresent());
  }
}
