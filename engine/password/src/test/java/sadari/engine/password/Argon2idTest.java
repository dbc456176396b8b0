package sadari.engine.password;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import sadari.engine.password.PasswordConfig.Cost;

final class Argon2idTest {
  /// RFC 9106, section 5.3.
  @Test
  void exampleOfTheRfcComesOutToTheDigit() {
    byte[] password = filled(32, 1);
    byte[] salt = filled(16, 2);
    byte[] secret = filled(8, 3);
    byte[] associated = filled(12, 4);

    byte[] tag = Argon2id.hash(password, salt, secret, associated, new Cost(32, 3, 4), 32);

    assertEquals(
        "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659",
        HexFormat.of().formatHex(tag));
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
