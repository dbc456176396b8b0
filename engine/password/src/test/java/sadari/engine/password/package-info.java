/// The hasher against its contract, the RFC's example, and strangers who want its memory.
@NullMarked
package sadari.engine.password;

import org.jspecify.annotations.NullMarked;
