package dev.panatorch.tools.evaluate;

import dev.panatorch.runtime.image.ImageGrid;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.tools.Output;
import dev.panatorch.tools.report.HtmlReport;
import dev.panatorch.tools.report.PublishedTable;
import dev.panatorch.tools.run.Reconstruction.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scores of a tokenizer as a page. */
final class ReconstructionReport {

  private static final int COLUMNS = 8;
  private static final int PADDING = 2;

  private ReconstructionReport() {}

  static HtmlReport of(
      String tokenizer, ReconstructionScores scores, ReconstructionScores.Shown shown) {
    HtmlReport report =
        new HtmlReport("Reconstruction", "%s, %,d pictures".formatted(tokenizer, scores.images()))
            .facts(facts(scores));
    scores
        .notComputed()
        .forEach((name, why) -> report.paragraph(name + " was not computed: " + why + "."));
    scores.skipped().forEach(skipped -> report.paragraph("Skipped " + skipped + "."));
    report
        .heading("Pictures by error")
        .paragraph("Each original, and to its right what came back; the PSNR below.")
        .picture(grid(shown.worst()), "the greatest errors")
        .picture(grid(shown.best()), "the least errors");
    return report
        .published(PublishedTable.named("maetok-reconstruction"))
        .published(PublishedTable.named("ldmae-reconstruction"));
  }

  /** The numbers with their names, as people read them. */
  static Map<String, String> facts(ReconstructionScores scores) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("pictures", Long.toString(scores.images()));
    facts.put("PSNR", Output.number("%.3f dB", scores.psnr()));
    scores
        .ssimBy()
        .forEach((name, value) -> facts.put("SSIM (" + name + ")", Output.number("%.4f", value)));
    put(facts, "MS-SSIM (torchmetrics)", "%.4f", scores.multiScaleSsim());
    facts.put("L1 of [0, 1]", Output.number("%.5f", scores.l1()));
    facts.put("MSE of [0, 1]", Output.number("%.6f", scores.mse()));
    facts.put("mean absolute error", Output.number("%.3f of 255", scores.meanAbsoluteError()));
    facts.put("PSNR of mean colours", Output.number("%.3f dB", scores.meanColourPsnr()));
    put(facts, String.valueOf(scores.lpipsNetwork()), "%.4f", scores.lpips());
    put(facts, "rFID (" + scores.rfidFeatures() + ")", "%.4f", scores.rfid());
    return facts;
  }

  private static void put(
      Map<String, String> facts, String name, String format, @Nullable Double value) {
    if (value != null) {
      facts.put(name, Output.number(format, value));
    }
  }

  private static RgbImage grid(List<Pair> pairs) {
    List<RgbImage> images = new ArrayList<>();
    List<String> captions = new ArrayList<>();
    for (Pair pair : pairs) {
      images.add(pair.original());
      images.add(pair.reconstructed());
      captions.add("");
      captions.add(Output.number("%.1f", pair.psnr()));
    }
    return new ImageGrid(images, COLUMNS, PADDING, captions).image();
  }
}
