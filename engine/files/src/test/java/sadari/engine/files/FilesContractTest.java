package sadari.engine.files;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import sadari.contract.BlobStoreContract;
import sadari.core.media.BlobStore;

final class FilesContractTest implements BlobStoreContract {
  private final BlobStore blobs;

  FilesContractTest(@TempDir Path folder) {
    blobs = FilesEngine.open(new FilesConfig(folder, 0)).blobs();
  }

  @Override
  public BlobStore blobs() {
    return blobs;
  }
}
