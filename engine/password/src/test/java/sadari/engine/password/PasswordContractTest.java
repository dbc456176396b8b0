package sadari.engine.password;

import java.security.SecureRandom;
import java.time.Duration;
import sadari.contract.PasswordHasherContract;
import sadari.core.account.PasswordHasher;
import sadari.engine.password.PasswordConfig.Cost;

final class PasswordContractTest implements PasswordHasherContract {
  private final PasswordHasher hasher =
      PasswordEngine.open(
          PasswordConfig.standard()
              .withCost(new Cost(64, 1, 1))
              .withTurns(2, Duration.ofSeconds(30)),
          new SecureRandom());

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }
}
