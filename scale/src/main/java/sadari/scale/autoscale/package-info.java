/// How many workers there should be: a pure policy over what is measured, and the same policy as
/// manifests for Kubernetes. Who measures, and who starts and stops, is elsewhere.
@NullMarked
package sadari.scale.autoscale;

import org.jspecify.annotations.NullMarked;
