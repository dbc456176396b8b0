package sadari.engine.redis;

import java.util.List;

/// The names in Redis, of one epoch.
///
/// ```
/// PREFIX:epoch           run id of the process that began it, a point, its id
/// PREFIX:number          the largest number given
/// PREFIX:ID:KEY          a value                      ID: the epoch's
/// PREFIX:ID:KEY~         its lease (l…) or hold (h…)
/// PREFIX:news            the channel
/// ```
///
/// @param prefix what all names begin with
/// @param epoch as it is stored
record Names(String prefix, String epoch) {
  static String epoch(String prefix) {
    return prefix + ":epoch";
  }

  static String number(String prefix) {
    return prefix + ":number";
  }

  static String channel(String prefix) {
    return prefix + ":news";
  }

  /// What the names of values begin with.
  String values() {
    return prefix + epoch.substring(epoch.indexOf('.')).replace('.', ':') + ":";
  }

  /// An epoch after this one, of the same process.
  String next(String id) {
    return epoch.substring(0, epoch.indexOf('.') + 1) + id;
  }

  /// The names that a script on values gets: epoch and number first.
  String[] of(List<String> keys) {
    String[] names = new String[keys.size() + 2];
    names[0] = epoch(prefix);
    names[1] = number(prefix);
    String before = values();
    for (int i = 0; i < keys.size(); i++) {
      names[i + 2] = before + keys.get(i);
    }
    return names;
  }
}
