package dev.panatorch.tools.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.panatorch.runtime.data.latents.LatentCache;
import dev.panatorch.tools.report.Axis;
import dev.panatorch.tools.report.HtmlReport;
import dev.panatorch.tools.report.LineChart;
import dev.panatorch.tools.report.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The demo's results as a page. */
final class DemoReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private DemoReport() {}

  static void write(
      Path file,
      Path tokenizer,
      Path denoiser,
      Reconstruction reconstruction,
      LatentCache latents,
      Path pairs,
      Path samples,
      double seconds)
      throws IOException {
    new HtmlReport(
            "From photographs to generated images",
            "panatorch demo, %.0f seconds in all".formatted(seconds))
        .heading("What came back")
        .paragraph(
            "Held-out pictures that the tokenizer never saw: each original, and to its right what a few numbers per"
                + " picture were enough to bring back.")
        .picture(pairs, "original and reconstruction, pair by pair")
        .facts(scores(reconstruction))
        .chart(chart(tokenizer, "Tokenizer: loss", "loss"))
        .heading("What was made up")
        .paragraph(
            "Pictures that never existed, one row a class, sampled by a small diffusion model from noise in the"
                + " tokenizer's latent space. It has seen "
                + latents.count()
                + " latents and their mirror images.")
        .picture(samples, "samples, one row a class: " + String.join(", ", latents.classes()))
        .chart(chart(denoiser, "Diffusion model: loss", "loss"))
        .facts(latentFacts(latents))
        .write(file);
  }

  private static Map<String, String> scores(Reconstruction reconstruction) {
    Map<String, String> scores = new LinkedHashMap<>();
    scores.put("Held-out pictures", String.valueOf(reconstruction.pairs().size()));
    scores.put("PSNR", String.format(Locale.ROOT, "%.2f dB", reconstruction.psnr()));
    scores.put(
        "PSNR of mean colours",
        String.format(Locale.ROOT, "%.2f dB", reconstruction.baselinePsnr()));
    scores.put("SSIM", String.format(Locale.ROOT, "%.3f", reconstruction.ssim()));
    return scores;
  }

  private static Map<String, String> latentFacts(LatentCache latents) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Latents of a picture", java.util.Arrays.toString(latents.layout().shape()));
    facts.put("Mean", String.format(Locale.ROOT, "%.4f", latents.statistics().mean()));
    facts.put("Standard deviation", String.format(Locale.ROOT, "%.4f", latents.statistics().std()));
    return facts;
  }

  /** One number of a run's events over the images seen. */
  private static LineChart chart(Path run, String title, String name) throws IOException {
    List<double[]> points = new ArrayList<>();
    for (String line : Files.readAllLines(run.resolve("events.jsonl"))) {
      JsonNode event = JSON.readTree(line);
      if (event.path("event").asText().equals("train") && event.has(name)) {
        points.add(new double[] {event.path("images").asDouble(), event.path(name).asDouble()});
      }
    }
    return new LineChart(
        title,
        Axis.linear("images seen"),
        Axis.logarithmic(name),
        List.of(new Series(name, points)));
  }
}
