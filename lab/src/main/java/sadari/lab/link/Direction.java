package sadari.lab.link;

/// Which way bytes go.
enum Direction {
  TO_COMPONENT,
  FROM_COMPONENT
}
