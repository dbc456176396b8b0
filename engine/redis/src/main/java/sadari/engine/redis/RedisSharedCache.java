package sadari.engine.redis;

import io.lettuce.core.KeyValue;
import io.lettuce.core.SetArgs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import sadari.core.cache.Bytes;
import sadari.core.cache.SharedCache;

/// The shared cache in Redis. A look that finds everything is one `MGET`; whatever changes several
/// things at once is a script. Names are drawn in [Names].
final class RedisSharedCache implements SharedCache {
  /// So many keys in one script that Redis is not busy with it for long.
  private static final int AT_ONCE = 500;

  private final Keeper keeper;
  private final Commands commands;
  private final String channel;
  private final String self = UUID.randomUUID().toString().substring(0, 13);
  private final AtomicLong tokens = new AtomicLong();

  RedisSharedCache(Keeper keeper, Commands commands, String prefix) {
    this.keeper = keeper;
    this.commands = commands;
    this.channel = Names.channel(prefix);
  }

  @Override
  public Looked look(List<String> keys) {
    Commands.Got got = commands.get(keys);
    List<Answer> answers = new ArrayList<>(keys.size());
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      KeyValue<String, byte[]> value = got.values().get(i);
      if (value.hasValue()) {
        answers.add(new Answer.Hit(Bytes.of(value.getValue())));
      } else {
        answers.add(new Answer.Busy());
        missing.add(keys.get(i));
      }
    }
    return missing.isEmpty() ? new Looked(got.number(), answers) : lease(missing, answers);
  }

  /// Fills the places of those that are missing.
  private Looked lease(List<String> missing, List<Answer> answers) {
    String token = token();
    List<byte[]> said =
        commands.runForMany(
            Scripts.LEASE,
            missing,
            link ->
                Commands.arguments(link.names().epoch(), token, Long.toString(LEASE.toMillis())));
    int next = 1;
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i) instanceof Answer.Busy) {
        answers.set(i, answer(said.get(next++), token));
      }
    }
    return new Looked(commands.number(said.getFirst()), answers);
  }

  private static Answer answer(byte[] said, String token) {
    return switch (said[0]) {
      case 'v' -> new Answer.Hit(Bytes.of(Arrays.copyOfRange(said, 1, said.length)));
      case 'l' -> new Answer.Leased(new Lease(token));
      case 'h' -> new Answer.Held();
      default -> new Answer.Busy();
    };
  }

  @Override
  public Optional<Lease> renew(String key) {
    Link link = keeper.link();
    String token = token();
    String name = link.names().values() + key + "~";
    SetArgs once = SetArgs.Builder.nx().px(LEASE);
    // Without a look at the epoch: the name has it, and to set takes one.
    return keeper
            .maybe(link, () -> link.commands().async().set(name, Link.bytes("l" + token), once))
            .isPresent()
        ? Optional.of(new Lease(token))
        : Optional.empty();
  }

  @Override
  public long set(List<Fill> fills) {
    return commands.run(
        Scripts.SET,
        fills.stream().map(Fill::key).toList(),
        link -> {
          byte[][] arguments = new byte[1 + fills.size() * 3][];
          int next = 0;
          arguments[next++] = Link.bytes(link.names().epoch());
          for (Fill fill : fills) {
            arguments[next++] = Link.bytes(fill.lease().token());
            arguments[next++] = Link.bytes(Long.toString(fill.life().toMillis()));
            arguments[next++] = fill.value().array();
          }
          return arguments;
        });
  }

  @Override
  public void release(Map<String, Lease> leases) {
    List<Map.Entry<String, Lease>> entries = List.copyOf(leases.entrySet());
    long _ =
        commands.run(
            Scripts.RELEASE,
            entries.stream().map(Map.Entry::getKey).toList(),
            link ->
                Stream.concat(
                        Stream.of(link.names().epoch()),
                        entries.stream().map(entry -> entry.getValue().token()))
                    .map(Link::bytes)
                    .toArray(byte[][]::new));
  }

  @Override
  public Hold hold(List<String> keys) {
    String token = token();
    return new Hold(token, mark(keys, "hold", token));
  }

  @Override
  public long invalidate(List<String> keys, Hold hold) {
    return mark(keys, "end", hold.token());
  }

  private long mark(List<String> keys, String what, String token) {
    long number = 0;
    for (int from = 0; from < keys.size(); from += AT_ONCE) {
      List<String> part = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
      number =
          commands.run(
              Scripts.MARK,
              part,
              link ->
                  Commands.arguments(
                      link.names().epoch(),
                      what,
                      token,
                      Long.toString(HOLD.toMillis()),
                      channel,
                      Integer.toString(link.names().values().length())));
    }
    return number;
  }

  @Override
  public long invalidateAll() {
    return commands.run(
        Scripts.RENEW,
        List.of(),
        link -> Commands.arguments(link.names().epoch(), link.names().next(token()), channel));
  }

  @Override
  public long number() {
    return commands.get(List.of()).number();
  }

  @Override
  public Following follow(Follower follower) {
    keeper.follow(follower);
    return keeper::forget;
  }

  private String token() {
    return self + tokens.incrementAndGet();
  }
}
