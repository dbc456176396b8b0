package sadari.server.hostile;

import sadari.server.client.Answer;

/// A thing that somebody tries, and how it must be refused.
///
/// @param status of the answer
/// @param shape of its body
record Case(String name, int status, Shape shape, Deed deed) {

  /// What is tried.
  @FunctionalInterface
  interface Deed {
    Answer in(World world);
  }

  /// How a refusal is told.
  enum Shape {
    /// To an application: `{"error": "…"}`.
    JSON,
    /// To a person: a page.
    PAGE
  }

  static Case json(String name, int status, Deed deed) {
    return new Case(name, status, Shape.JSON, deed);
  }

  static Case page(String name, int status, Deed deed) {
    return new Case(name, status, Shape.PAGE, deed);
  }

  @Override
  public String toString() {
    return name;
  }
}
