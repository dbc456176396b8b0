package sadari.engine.s3;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import sadari.contract.BlobStoreContract;
import sadari.core.media.BlobStore;
import sadari.engine.embeddeds3.ThrowAwayS3;

final class S3ContractTest implements BlobStoreContract {
  // Set before all tests.
  @SuppressWarnings("NullAway.Init")
  private static ThrowAwayS3 store;

  private final S3Engine engine;

  @BeforeAll
  static void startStore(@TempDir Path folder) {
    store = ThrowAwayS3.in(folder);
  }

  @AfterAll
  static void endStore() {
    store.close();
  }

  S3ContractTest(@TempDir Path spool) {
    engine = S3Engine.open(Configs.of(store, spool), InstantSource.system());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Override
  public BlobStore blobs() {
    return engine.blobs();
  }
}
