package sadari.engine.embeddeds3;

import java.io.IOException;

/// What the child runs: S3Proxy, which ends when its standard input does, so never outlives whoever
/// started it.
public final class StoreMain {
  private StoreMain() {}

  /// @param args the file of settings, and `--with-parent` to end with the standard input
  public static void main(String[] args) throws Exception {
    if (args.length > 1) {
      Thread.ofPlatform().daemon().name("parent").start(StoreMain::endWithParent);
    }
    org.gaul.s3proxy.Main.main(new String[] {"--properties", args[0]});
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {}
    } catch (IOException e) {
      // It is gone, too.
    }
    Runtime.getRuntime().halt(0);
  }
}
