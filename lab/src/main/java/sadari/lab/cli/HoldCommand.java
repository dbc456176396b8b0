package sadari.lab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sadari.lab.Lab;
import sadari.lab.fault.Injuries;

/// `hold`: is the process that `up` starts.
@Command(name = "hold", hidden = true)
final class HoldCommand implements Callable<Integer> {
  /// Said when everything serves.
  static final String SERVES = "\0serves";

  private final Where where;

  @Mixin private final Wanted wanted = new Wanted();

  HoldCommand(Where where) {
    this.where = where;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Lab lab = Lab.start(wanted.topology(), where.folder(), System.out::println);
    Runtime.getRuntime().addShutdownHook(new Thread(lab::close));
    Held held = new Held(lab, new Injuries(lab));
    Remote.serve(held);
    StatusVerb.print(held, new PrintWriter(System.out, true, UTF_8));
    System.out.println(SERVES);
    // Nobody reads the pipe from here on.
    PrintStream log =
        new PrintStream(new FileOutputStream(lab.ownLog().toFile(), true), true, UTF_8);
    log.println("up since " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
    System.setOut(log);
    System.setErr(log);
    new CountDownLatch(1).await();
    return 0;
  }
}
