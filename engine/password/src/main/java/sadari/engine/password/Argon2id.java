package sadari.engine.password;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import sadari.engine.password.PasswordConfig.Cost;

/// The function itself, version 1.3 (RFC 9106).
final class Argon2id {
  private Argon2id() {}

  static byte[] hash(byte[] password, byte[] salt, Cost cost, int length) {
    return hash(password, parameters(cost).withSalt(salt), length);
  }

  /// With a key and associated data, which passwords here have not, and the RFC's example has.
  static byte[] hash(
      byte[] password, byte[] salt, byte[] secret, byte[] associated, Cost cost, int length) {
    return hash(
        password,
        parameters(cost).withSalt(salt).withSecret(secret).withAdditional(associated),
        length);
  }

  private static byte[] hash(byte[] password, Argon2Parameters.Builder parameters, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(parameters.build());
    byte[] hash = new byte[length];
    generator.generateBytes(password, hash);
    return hash;
  }

  private static Argon2Parameters.Builder parameters(Cost cost) {
    return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
        .withMemoryAsKB(cost.memoryKib())
        .withIterations(cost.passes())
        .withParallelism(cost.lanes());
  }
}
