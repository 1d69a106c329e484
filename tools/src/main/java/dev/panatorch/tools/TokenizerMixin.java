package dev.panatorch.tools;

import dev.panatorch.tools.run.Reconstruction;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of commands that send pictures through a tokenizer. */
public final class TokenizerMixin {

  /** What {@code --tokenizer} is, in every command. */
  public static final String TOKENIZER =
      "The tokenizer: folder of a run or checkpoint, or a weights file (.safetensors, .pt, .pth, .bin).";

  @Option(names = "--tokenizer", required = true, paramLabel = "W", description = TOKENIZER)
  private Path weights = Path.of("");

  @Option(
      names = "--images",
      required = true,
      paramLabel = "DIR",
      description = "Folder of pictures.")
  private Path images = Path.of("");

  @Option(
      names = "--batch-size",
      converter = OptionTypes.AtLeastOne.class,
      defaultValue = "32",
      description = "Pictures at once; default ${DEFAULT-VALUE}.")
  private int batchSize = 32;

  /** The tokenizer. */
  public Path weights() {
    return weights;
  }

  /** The folder of pictures. */
  public Path images() {
    return images;
  }

  /** Pictures at once. */
  public int batchSize() {
    return batchSize;
  }

  /** Prints the scores, and the pictures that could not be read. */
  void report(Reconstruction result, boolean json, CommandSpec spec) {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Object> scores = new LinkedHashMap<>();
    scores.put("images", result.pairs().size());
    scores.put("skipped", result.skipped());
    scores.put("psnr", result.psnr());
    scores.put("ssim", result.ssim());
    scores.put("meanAbsoluteError", result.meanAbsoluteError());
    scores.put("meanColourPsnr", result.baselinePsnr());
    if (json) {
      Output.json(out, scores);
      return;
    }
    out.printf("pictures              %d%n", result.pairs().size());
    result.skipped().forEach(skipped -> out.println("skipped               " + skipped));
    out.printf("PSNR                  %.3f dB%n", result.psnr());
    out.printf("SSIM                  %.4f%n", result.ssim());
    out.printf("mean absolute error   %.3f of 255%n", result.meanAbsoluteError());
    out.printf("PSNR of mean colours  %.3f dB%n", result.baselinePsnr());
    out.flush();
  }
}
