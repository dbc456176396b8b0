/// Every store of the domain on PostgreSQL 15 to 18.
///
/// [PostgresEngine] is the door; the stores, each one class of plain SQL, are private to the
/// package. Rows that accounts own lie in the schema `bucket`, what is global in `global`; nothing
/// joins the two.
@NullMarked
package sadari.engine.postgres;

import org.jspecify.annotations.NullMarked;
