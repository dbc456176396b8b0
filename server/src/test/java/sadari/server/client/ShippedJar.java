package sadari.server.client;

import java.util.ArrayList;
import java.util.List;
import sadari.server.Main;

/// The server in a process of its own: from the jar that is shipped, with what the JVM noted of it
/// in a rehearsal, where the build made these before the tests; else from the classes beside this
/// one.
public final class ShippedJar {
  /// With the first compiler alone a start takes a quarter less of the processor.
  private static final List<String> USUAL =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:AOTCache=" + System.getProperty("sadari.server.notes", "none"),
          "-Xlog:aot=off",
          "-Xlog:cds=off",
          "-cp",
          System.getProperty("sadari.server.jar", System.getProperty("java.class.path")));

  private ShippedJar() {}

  /// What starts it, to be followed by its arguments.
  ///
  /// @param options further ones of the JVM
  public static List<String> command(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(USUAL);
    command.addAll(options);
    command.add(Main.class.getName());
    return command;
  }
}
