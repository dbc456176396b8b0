package sadari.lab.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import sadari.lab.Lab;
import sadari.lab.drill.Drill.Report;

/// Where results are kept: one page and one picture a drill; and logs.
record Shelf(Path folder) {
  void keep(DrillCommand.Result result) throws IOException {
    Files.createDirectories(folder);
    Drill drill = result.drill();
    Report report = result.report();
    StringBuilder page = new StringBuilder();
    page.append("# ").append(drill.name()).append("\n\n");
    page.append("Rung ").append(drill.topology().rung()).append(": ").append(drill.what());
    page.append(". Promised: ").append(drill.promise()).append("; ");
    page.append(report.kept() ? "kept" : "**not kept**").append(".\n\n");
    if (report.picture().isPresent()) {
      Files.writeString(folder.resolve(drill.name() + ".svg"), report.picture().get());
      page.append("![").append(drill.what()).append("](").append(drill.name()).append(".svg)\n\n");
    }
    page.append("```\n").append(report.text()).append("```\n");
    Files.writeString(folder.resolve(drill.name() + ".md"), page);
  }

  /// What the components of a lab have said so far.
  void keepLogs(Lab lab) throws IOException {
    Files.createDirectories(folder);
    for (String component : lab.engines()) {
      Path log = lab.log(component);
      Files.copy(log, folder.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
