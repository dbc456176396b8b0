package sadari.lab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sadari.lab.LabException;

/// `logs`: what a component has written.
@Command(name = "logs", description = "what a component has said", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
  private final Where where;

  // Set by picocli before it calls.
  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "COMPONENT", description = "such as web-1; lab for the lab itself")
  private String component;

  @Option(names = "-f", description = "go on as more is written")
  private boolean follow;

  LogsCommand(Where where) {
    this.where = where;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path log = where.folder().resolve("log").resolve(component + ".log");
    if (!Files.exists(log)) {
      throw new LabException("there is no log of " + component + "; there are: " + known());
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      copy(file);
      while (follow && Files.exists(log)) {
        TimeUnit.MILLISECONDS.sleep(200);
        copy(file);
      }
    }
    return 0;
  }

  private static void copy(RandomAccessFile file) throws IOException {
    byte[] more = new byte[8192];
    for (int count = file.read(more); count > 0; count = file.read(more)) {
      System.out.print(new String(more, 0, count, UTF_8));
    }
    System.out.flush();
  }

  private String known() throws IOException {
    Path folder = where.folder().resolve("log");
    if (!Files.isDirectory(folder)) {
      return "none, as no lab is up in " + where.folder();
    }
    try (Stream<Path> logs = Files.list(folder)) {
      return logs.map(log -> log.getFileName().toString().replace(".log", ""))
          .sorted()
          .collect(Collectors.joining(", "));
    }
  }
}
