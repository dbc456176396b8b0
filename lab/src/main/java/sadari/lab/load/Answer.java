package sadari.lab.load;

import com.fasterxml.jackson.databind.JsonNode;

/// How a request ended after all its tries.
sealed interface Answer {
  /// Done, with what was said.
  record Done(JsonNode body) implements Answer {}

  /// Refused: not done, and it never will be.
  record Refused(int status) implements Answer {}

  /// It is not known whether it was done, or it could not be read.
  record Unknown(String cause) implements Answer {}
}
