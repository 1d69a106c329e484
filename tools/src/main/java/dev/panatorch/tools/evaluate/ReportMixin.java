package dev.panatorch.tools.evaluate;

import dev.panatorch.tools.OptionTypes;
import dev.panatorch.tools.report.HtmlReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a report for people goes. */
public final class ReportMixin {

  @Option(
      names = "--report",
      converter = OptionTypes.OutputFile.class,
      paramLabel = "FILE",
      description = "Writes a report as one HTML file, the papers' numbers beside one's own.")
  private @Nullable Path file;

  /** Whether one is wanted. */
  boolean wanted() {
    return file != null;
  }

  /** Writes the report, where one is wanted. */
  public void write(Supplier<HtmlReport> report) throws IOException {
    if (file != null) {
      report.get().write(file);
    }
  }
}
