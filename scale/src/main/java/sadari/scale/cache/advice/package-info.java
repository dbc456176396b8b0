/// How large should a cache be, with which policy and life: answered from its real traffic.
///
/// [CacheAdvisor] gives a cache its listener, a sampler of keys (SHARDS, FAST '15). Asked for
/// advice, it runs the sample through miniature caches of several policies and sizes (miniature
/// simulation, ATC '17), and compares what it predicts with what is measured.
@NullMarked
package sadari.scale.cache.advice;

import org.jspecify.annotations.NullMarked;
