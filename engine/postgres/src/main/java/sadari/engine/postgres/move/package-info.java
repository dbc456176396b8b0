/// Moves the data of a running server into another PostgreSQL, verified row by row, with a short
/// pause of writes.
///
/// A copy in one snapshot while people write, then what changed meanwhile, again and again until
/// little is left, then the rest while writes pause: [sadari.engine.postgres.move.DataMove]. The
/// target sees one transaction; until it commits the target is empty and the source in charge.
@NullMarked
package sadari.engine.postgres.move;

import org.jspecify.annotations.NullMarked;
