package sadari.engine.password;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import sadari.core.account.PasswordHasher;
import sadari.engine.password.PasswordConfig.Cost;

/// Argon2id with bounded memory: as many at a time as there are turns. Thread-safe.
final class Argon2Hasher implements PasswordHasher {
  private static final Logger LOG = System.getLogger(Argon2Hasher.class.getName());
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final PasswordConfig config;
  private final RandomGenerator random;
  private final Turns turns;

  /// What the passwords of nobody are compared with.
  private final Phc nobody;

  Argon2Hasher(PasswordConfig config, RandomGenerator random) {
    this.config = config;
    this.random = random;
    this.turns = new Turns(config.concurrent(), config.patience());
    this.nobody = new Phc(config.cost(), randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
  }

  @Override
  public String hash(String password) {
    byte[] salt = randomBytes(SALT_BYTES);
    byte[] hash = derive(password, salt, config.cost(), HASH_BYTES);
    return new Phc(config.cost(), salt, hash).text();
  }

  @Override
  public boolean matches(String password, String hash) {
    Optional<Phc> stored = Phc.parse(hash).filter(phc -> phc.cost().isWithin(config.ceiling()));
    if (stored.isEmpty()) {
      LOG.log(Level.WARNING, "a stored password hash is not one that can be verified here");
      return matchesNobody(password);
    }
    return equal(password, stored.get());
  }

  @Override
  public boolean matchesNobody(String password) {
    // The answer is thrown away: even the password of nobody opens nothing.
    boolean _ = equal(password, nobody);
    return false;
  }

  private boolean equal(String password, Phc stored) {
    byte[] hash = derive(password, stored.salt(), stored.cost(), stored.hash().length);
    return MessageDigest.isEqual(hash, stored.hash());
  }

  /// NFC: an é typed on one system is the é typed on another (as RFC 8265 has it).
  private byte[] derive(String password, byte[] salt, Cost cost, int length) {
    byte[] bytes =
        Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    try {
      return turns.take(() -> Argon2id.hash(bytes, salt, cost, length));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
