package sadari.engine.password;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sadari.engine.password.PasswordConfig.Cost;

/// A hash in the PHC string format: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, both in base64 without
/// padding. Only version 19 (1.3) of the id variant is known.
@SuppressWarnings("ArrayRecordComponent") // a carrier between two calls, never compared
record Phc(Cost cost, byte[] salt, byte[] hash) {
  private static final String START = "$argon2id$v=19$";

  /// The lengths bound what a broken database may make us do: a salt of 8 to 48 bytes, a hash of 16
  /// to 64.
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,8}),t=([1-9][0-9]{0,8}),p=([1-9][0-9]{0,3})"
              + "\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,86})");

  /// Reads the form; empty for anything else.
  static Optional<Phc> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      Cost cost =
          new Cost(
              Integer.parseInt(form.group(1)),
              Integer.parseInt(form.group(2)),
              Integer.parseInt(form.group(3)));
      Base64.Decoder decoder = Base64.getDecoder();
      return Optional.of(
          new Phc(cost, decoder.decode(form.group(4)), decoder.decode(form.group(5))));
    } catch (IllegalArgumentException notBase64OrTooLittleMemory) {
      return Optional.empty();
    }
  }

  String text() {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return START
        + "m=%d,t=%d,p=%d".formatted(cost.memoryKib(), cost.passes(), cost.lanes())
        + "$"
        + encoder.encodeToString(salt)
        + "$"
        + encoder.encodeToString(hash);
  }

  @Override
  public String toString() {
    return "Phc[***]";
  }
}
