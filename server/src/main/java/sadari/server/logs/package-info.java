/// Log lines: one line per event, for people or as JSON, set up by code.
///
/// No personal data goes into a log line: ids, counts and durations do, names, addresses, tokens
/// and texts do not.
@NullMarked
package sadari.server.logs;

import org.jspecify.annotations.NullMarked;
