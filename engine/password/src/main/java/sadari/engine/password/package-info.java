/// Passwords hashed with Argon2id (RFC 9106), kept in the PHC string format.
///
/// [PasswordEngine] is the door. How many are hashed at a time is bounded, because each takes its
/// memory; who would wait too long is told that the server is overloaded.
@NullMarked
package sadari.engine.password;

import org.jspecify.annotations.NullMarked;
