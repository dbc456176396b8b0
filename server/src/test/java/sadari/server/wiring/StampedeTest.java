package sadari.server.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sadari.contract.Accounts;
import sadari.contract.Await;
import sadari.contract.Ids;
import sadari.contract.Race;
import sadari.core.id.AccountId;
import sadari.engine.redis.RedisConfig;
import sadari.engine.redis.ThrowAwayRedis;
import sadari.scale.session.Reading.Mode;

/// Many who miss the same at once.
@Timeout(120)
final class StampedeTest extends OnRedis {
  private static final int SERVERS = 10;
  private static final int READERS = 400;

  private final AtomicInteger questions = new AtomicInteger();

  private List<CachedServers.Server> servers(ThrowAwayRedis redis) {
    CachedServers all =
        with(
            new CachedServers(
                (operation, _, _) -> {
                  if (Set.of("account.find", "account.findAll").contains(operation)) {
                    questions.incrementAndGet();
                  }
                }));
    // On a busy machine Redis may be slow to answer; that is not what is looked at here.
    RedisConfig config =
        RedisConfig.at(new RedisConfig.Place.Fixed(redis.address()))
            .withPatience(Duration.ofSeconds(10));
    List<CachedServers.Server> servers = new ArrayList<>();
    for (int i = 0; i < SERVERS; i++) {
      servers.add(all.server(config));
    }
    Await.until("all vouch", () -> servers.stream().allMatch(s -> s.tier().isVouched()));
    return servers;
  }

  private static boolean reads(CachedServers.Server server, AccountId id) {
    return server
        .sessions()
        .during(
            Mode.READ,
            Optional.empty(),
            () -> server.stores().people().accounts().find(id).isPresent());
  }

  @Test
  void tenServersFullOfReadersAskTheDatabaseOnce() {
    List<CachedServers.Server> servers = servers(with(ThrowAwayRedis.start()));
    AccountId star = Accounts.in(servers.getFirst().stores().people().accounts());

    for (int round = 1; round <= 20; round++) {
      questions.set(0);
      List<Boolean> found = Race.of(READERS, i -> reads(servers.get(i % SERVERS), star));

      assertTrue(found.stream().allMatch(there -> there));
      assertEquals(1, questions.get(), "questions to the database in round " + round);
      servers.getFirst().stores().people().accounts().setCelebrity(star);
    }
  }

  @Test
  void whatIsNotThereIsAskedForOnceToo() {
    List<CachedServers.Server> servers = servers(with(ThrowAwayRedis.start()));
    AccountId nobody = Ids.account();

    List<Boolean> found = Race.of(READERS, i -> reads(servers.get(i % SERVERS), nobody));

    assertTrue(found.stream().noneMatch(there -> there));
    assertEquals(1, questions.get());
  }
}
