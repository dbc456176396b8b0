package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.media.DoomedBlobsContract;
import sadari.core.media.BlobReferences;
import sadari.core.media.DoomedBlobs;

class DoomedBlobsTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements DoomedBlobsContract {
    @Override
    public DoomedBlobs doomed() {
      return engine().doomedBlobs();
    }

    @Override
    public BlobReferences references() {
      return engine().blobReferences();
    }
  }

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements DoomedBlobsContract {
    @Override
    public DoomedBlobs doomed() {
      return engine().doomedBlobs();
    }

    @Override
    public BlobReferences references() {
      return engine().blobReferences();
    }
  }
}
