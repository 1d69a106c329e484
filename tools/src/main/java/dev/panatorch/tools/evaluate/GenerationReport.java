package dev.panatorch.tools.evaluate;

import dev.panatorch.runtime.image.ImageGrid;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.tools.report.HtmlReport;
import dev.panatorch.tools.report.PublishedTable;
import dev.panatorch.tools.run.Conditioning;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scores of generated images as a page. */
final class GenerationReport {

  private static final int SHOWN = 16;
  private static final int COLUMNS = 8;
  private static final int PADDING = 2;

  private GenerationReport() {}

  /**
   * Makes the page.
   *
   * @param real images of the reference; null where there are only statistics
   */
  static HtmlReport of(
      String lead, GenerationScores scores, ImageSource made, @Nullable ImageSource real)
      throws IOException {
    HtmlReport page = new HtmlReport("Generation", lead).facts(scores.facts());
    scores
        .notComputed()
        .forEach((name, why) -> page.paragraph(name + " was not computed: " + why + "."));
    page.heading("Some of the images").picture(grid(made), "generated");
    if (real != null) {
      page.picture(grid(real), "reference");
    }
    // Numbers of images of no class stand beside such numbers, and the other way round.
    if (scores.conditioning() != Conditioning.CLASSES) {
      page.published(PublishedTable.named("maetok-unconditional"));
    }
    if (scores.conditioning() != Conditioning.NONE) {
      page.published(PublishedTable.named("maetok-generation"))
          .published(PublishedTable.named("ldmae-generation"));
    }
    return page;
  }

  private static RgbImage grid(ImageSource images) throws IOException {
    return new ImageGrid(images.some(SHOWN), COLUMNS, PADDING, List.of()).image();
  }
}
