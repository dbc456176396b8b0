package sadari.engine.haproxy;

import java.util.Set;
import java.util.regex.Pattern;
import sadari.core.network.Address;

/// A web server behind the balancer.
///
/// @param name unique among the servers; what operators call it
/// @param address of the port for people (`http.port`)
/// @param health address of the port for operators (`internal.port`), where it is asked for its
///   health
/// @param weight its share of the load beside the others', 1 to 256; 100 is usual
/// @param roles what it is asked for, at least one
public record WebServer(String name, Address address, Address health, int weight, Set<Role> roles) {
  private static final int USUAL_WEIGHT = 100;
  private static final int GREATEST_WEIGHT = 256;
  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_.-]{0,63}");

  public WebServer {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name of a server: " + name);
    }
    checkWeight(weight);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException(name + " has no role");
    }
    roles = Set.copyOf(roles);
  }

  /// A server of usual weight with all roles.
  public static WebServer of(String name, Address address, Address health) {
    return new WebServer(name, address, health, USUAL_WEIGHT, Set.of(Role.values()));
  }

  /// The same with another share of the load.
  public WebServer withWeight(int other) {
    return new WebServer(name, address, health, other, roles);
  }

  /// The same for these roles only.
  public WebServer withRoles(Set<Role> other) {
    return new WebServer(name, address, health, weight, other);
  }

  static void checkWeight(int weight) {
    if (weight < 1 || weight > GREATEST_WEIGHT) {
      throw new IllegalArgumentException(
          "a weight is from 1 to " + GREATEST_WEIGHT + ", not " + weight);
    }
  }
}
