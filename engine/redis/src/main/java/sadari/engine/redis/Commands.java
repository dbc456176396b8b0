package sadari.engine.redis;

import io.lettuce.core.KeyValue;
import io.lettuce.core.ScriptOutputType;
import java.util.Arrays;
import java.util.List;
import sadari.core.failure.Unavailable;

/// What is asked of Redis, each time in the epoch of the link it is asked over: an answer from
/// another epoch is none. Thread-safe.
final class Commands {
  private static final byte[] NONE = new byte[0];

  private final Keeper keeper;

  Commands(Keeper keeper) {
    this.keeper = keeper;
  }

  /// What a script is told besides names.
  @FunctionalInterface
  interface Arguments {
    byte[][] of(Link link);
  }

  static byte[][] arguments(String... texts) {
    return Arrays.stream(texts).map(Link::bytes).toArray(byte[][]::new);
  }

  /// @param number the largest number given
  record Got(long number, List<KeyValue<String, byte[]>> values) {}

  /// The values of keys, in their order.
  Got get(List<String> keys) {
    Link link = keeper.link();
    List<KeyValue<String, byte[]>> found =
        keeper.await(link, () -> link.commands().async().mget(link.names().of(keys)));
    if (!Arrays.equals(found.getFirst().getValueOrElse(NONE), Link.bytes(link.names().epoch()))) {
      throw outdated(link);
    }
    return new Got(number(found.get(1).getValueOrElse(NONE)), found.subList(2, found.size()));
  }

  /// Runs a script that answers a number.
  long run(Scripts script, List<String> keys, Arguments arguments) {
    Link link = keeper.link();
    byte[] said =
        keeper.await(
            link,
            () ->
                link.commands()
                    .async()
                    .evalsha(
                        script.digest(),
                        ScriptOutputType.VALUE,
                        link.names().of(keys),
                        arguments.of(link)));
    return number(link, said);
  }

  /// Runs a script that answers a number and more.
  List<byte[]> runForMany(Scripts script, List<String> keys, Arguments arguments) {
    Link link = keeper.link();
    List<byte[]> said =
        keeper.await(
            link,
            () ->
                link.commands()
                    .async()
                    .evalsha(
                        script.digest(),
                        ScriptOutputType.MULTI,
                        link.names().of(keys),
                        arguments.of(link)));
    long _ = number(link, said.getFirst());
    return said;
  }

  private long number(Link link, byte[] said) {
    if (said[0] == '-') {
      throw outdated(link);
    }
    return number(said);
  }

  long number(byte[] text) {
    long number = text.length == 0 ? 0 : Long.parseLong(Link.text(text));
    keeper.know(number);
    return number;
  }

  private Unavailable outdated(Link link) {
    keeper.giveUp(link, "Redis has another epoch");
    return new Unavailable("the shared cache has begun a new epoch");
  }
}
