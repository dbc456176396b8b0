package sadari.server.wiring;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sadari.core.id.AccountId;
import sadari.scale.session.Reading.Mode;

/// A port on several servers, as one account uses it: each write goes to the next of them, each
/// read to all of them, so that each has in its caches what the next write changes; the last one's
/// answer counts.
final class Crossing {
  private static final Pattern READS =
      Pattern.compile(
          "find.*|page|relations|followed.*|followers|following|requests|fans|notified|byAuthor"
              + "|pulled|recentForFollowers|boosts?(Of)?|boosters|thread|favourites?|favouritedBy"
              + "|bookmarks|marks|edge|credentials|count|unattached|everybody|tagged.*"
              + "|tagsStartingWith|byHandle|byEmail");

  private final List<CachedServers.Server> servers;
  private final AccountId account;
  private final AtomicInteger calls = new AtomicInteger();

  Crossing(List<CachedServers.Server> servers, AccountId account) {
    this.servers = servers;
    this.account = account;
  }

  <P> P of(Class<P> port, Function<Stores, P> store) {
    Object crossing =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              int first = calls.getAndIncrement();
              boolean reads = READS.matcher(method.getName()).matches();
              @Nullable Object answer = null;
              for (int i = 0; i < (reads ? servers.size() : 1); i++) {
                CachedServers.Server server = servers.get(Math.floorMod(first + i, servers.size()));
                answer = call(server, reads ? Mode.READ : Mode.DECIDE, store, method, arguments);
              }
              return answer;
            });
    return port.cast(crossing);
  }

  private @Nullable Object call(
      CachedServers.Server server,
      Mode mode,
      Function<Stores, ?> store,
      Method method,
      Object[] arguments)
      throws Throwable {
    try {
      return server
          .sessions()
          .<Optional<Object>, ReflectiveOperationException>during(
              mode,
              Optional.of(account),
              () -> Optional.ofNullable(method.invoke(store.apply(server.stores()), arguments)))
          .orElse(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
