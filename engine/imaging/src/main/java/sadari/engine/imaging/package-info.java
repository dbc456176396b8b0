/// The photo engine: uploads are checked and reduced to bare files in Java, then decoded, scaled
/// and encoded by OpenCV.
///
/// Read from [OpenCvPhotoProcessor]; all native calls are in [OpenCv].
@NullMarked
package sadari.engine.imaging;

import org.jspecify.annotations.NullMarked;
