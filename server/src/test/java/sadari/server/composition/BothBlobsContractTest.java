package sadari.server.composition;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import sadari.contract.BlobStoreContract;
import sadari.core.media.BlobStore;
import sadari.core.media.BothBlobs;
import sadari.engine.files.FilesConfig;
import sadari.engine.files.FilesEngine;

final class BothBlobsContractTest implements BlobStoreContract {
  private final BlobStore blobs;

  BothBlobsContractTest(@TempDir Path folder) {
    blobs = new BothBlobs(store(folder.resolve("a")), store(folder.resolve("b")));
  }

  private static BlobStore store(Path folder) {
    return FilesEngine.open(new FilesConfig(folder, 0)).blobs();
  }

  @Override
  public BlobStore blobs() {
    return blobs;
  }
}
