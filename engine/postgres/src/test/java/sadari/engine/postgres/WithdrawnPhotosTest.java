package sadari.engine.postgres;

import org.junit.jupiter.api.Nested;
import sadari.contract.media.WithdrawnPhotosContract;
import sadari.core.media.WithdrawnPhotos;

class WithdrawnPhotosTest {
  @Nested
  class OnNewest extends PostgresTest.Bundled implements WithdrawnPhotosContract {
    @Override
    public WithdrawnPhotos withdrawnPhotos() {
      return engine().withdrawnPhotos();
    }
  }

  @Nested
  class OnOldest extends PostgresTest.Debian15 implements WithdrawnPhotosContract {
    @Override
    public WithdrawnPhotos withdrawnPhotos() {
      return engine().withdrawnPhotos();
    }
  }
}
