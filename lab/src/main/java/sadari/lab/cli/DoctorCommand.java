package sadari.lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sadari.lab.LabException;
import sadari.lab.process.Programs;

/// `doctor`: which engines are here, which are missing, and how to get them.
@Command(
    name = "doctor",
    description = "which engines are installed, and how to get those that are not",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  /// Debian's policy hook: packages ask it whether they may start their services.
  private static final Path POLICY = Path.of("/usr/sbin/policy-rc.d");

  private static final List<Need> NEEDS =
      List.of(
          new Need("postgres", "postgresql-15", 2),
          new Need("psql", "postgresql-client-15", 4),
          new Need("haproxy", "haproxy", 3),
          new Need("etcd", "etcd-server", 4),
          new Need("patroni", "patroni", 4),
          new Need("redis-server", "redis-server", 5),
          new Need("redis-sentinel", "redis-sentinel", 5),
          new Need("varnishd", "varnish", 6),
          new Need("find", "findutils", 1),
          new Need("setsid", "util-linux", 1));

  /// @param program what is run
  /// @param packaged the Debian package it is in
  /// @param rung the first that needs it
  private record Need(String program, String packaged, int rung) {}

  @Option(names = "--install", description = "install what is missing (Debian or Ubuntu, as root)")
  private boolean install;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Need> missing = examine();
    if (missing.isEmpty()) {
      System.out.println("Every rung can be started.");
      return 0;
    }
    List<String> packages = missing.stream().map(Need::packaged).distinct().toList();
    if (!install) {
      System.out.println(
          "Missing: as root, ./sadari lab doctor --install, or: apt-get install "
              + String.join(" ", packages));
      return 1;
    }
    install(packages);
    return examine().isEmpty() ? 0 : 1;
  }

  private static List<Need> examine() {
    List<Need> missing = new ArrayList<>();
    System.out.printf("%-16s %-10s %s%n", "PROGRAM", "NEEDED", "");
    for (Need need : NEEDS) {
      Optional<Path> found = Programs.find(need.program());
      System.out.printf(
          "%-16s %-10s %s%n",
          need.program(),
          "rung " + need.rung() + "+",
          found.map(Path::toString).orElse("missing: package " + need.packaged()));
      if (found.isEmpty()) {
        missing.add(need);
      }
    }
    return missing;
  }

  /// Without letting the packages start services: the lab starts its own.
  private static void install(List<String> packages) throws IOException, InterruptedException {
    if (!"root".equals(System.getProperty("user.name")) || Programs.find("apt-get").isEmpty()) {
      throw new LabException("only root can install, and only with apt-get");
    }
    boolean ours = !Files.exists(POLICY);
    if (ours) {
      Files.writeString(POLICY, "#!/bin/sh\nexit 101\n");
      Files.setPosixFilePermissions(POLICY, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    try {
      run("apt-get", "update", "-q");
      List<String> words = new ArrayList<>(List.of("apt-get", "install", "-q", "-y"));
      words.add("--no-install-recommends");
      words.addAll(packages);
      run(words.toArray(String[]::new));
    } finally {
      if (ours) {
        Files.delete(POLICY);
      }
    }
  }

  private static void run(String... words) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
    builder.environment().putAll(Map.of("DEBIAN_FRONTEND", "noninteractive"));
    if (builder.start().waitFor() != 0) {
      throw new LabException(String.join(" ", words) + " failed");
    }
  }
}
