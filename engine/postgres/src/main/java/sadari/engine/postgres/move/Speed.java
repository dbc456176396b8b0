package sadari.engine.postgres.move;

import java.util.List;

/// How the copy goes, told once a second. For one thread.
final class Speed {
  private static final double NANOS = 1e9;

  private final Transfer transfer;
  private final long wanted;
  private final long began = System.nanoTime();
  private long told;

  Speed(Transfer transfer, List<Table> tables) {
    this.transfer = transfer;
    this.wanted = tables.stream().mapToLong(Table::rows).sum();
  }

  /// Empty where nothing was carried since the last line.
  String line() {
    long rows = transfer.courier().rows();
    String table = transfer.present();
    if (rows == told || table.isEmpty()) {
      return "";
    }
    told = rows;
    double perSecond = rows / ((System.nanoTime() - began) / NANOS);
    String left = wanted > rows ? ", about %.0f s left".formatted((wanted - rows) / perSecond) : "";
    return "copied %,d rows, %s, %,.0f rows/s%s; at %s"
        .formatted(rows, Amounts.bytes(transfer.courier().bytes()), perSecond, left, table);
  }
}
