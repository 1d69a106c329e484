package dev.panatorch.tools;

import dev.panatorch.tools.run.Demo;
import dev.panatorch.tools.run.RunOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code panatorch demo}: the whole path on the photographs that are shipped. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Goes from photographs to generated images, with a report.",
      "Trains a small tokenizer, reconstructs held-out pictures, encodes, trains a small diffusion model in the latent",
      "space, samples and measures. Minutes on two cores."
    },
    footer = {
      "",
      "Examples:",
      "  panatorch demo",
      "  panatorch demo --device cuda --output runs/demo",
      "  panatorch demo --photos my-photos     (with subfolders train/CLASS and val/CLASS)"
    })
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RunMixin run = new RunMixin();

  @Option(
      names = "--output",
      defaultValue = "panatorch-demo",
      paramLabel = "DIR",
      description = "Folder for all results; default ${DEFAULT-VALUE}.")
  private Path output = Path.of("panatorch-demo");

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description = "Other photographs: train/CLASS and val/CLASS.")
  private @Nullable Path photos;

  @Option(
      names = "--tokenizer-preset",
      defaultValue = "maetok-tiny",
      paramLabel = "NAME",
      description = "Default ${DEFAULT-VALUE}.")
  private String tokenizerPreset = "maetok-tiny";

  @Option(
      names = "--diffusion-preset",
      defaultValue = "sit-tiny",
      paramLabel = "NAME",
      description = "Default ${DEFAULT-VALUE}.")
  private String diffusionPreset = "sit-tiny";

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    var options =
        new RunOptions(run.device(), run.seed(), true, "panatorch demo --output " + output);
    Demo.Result result =
        new Demo(
                tokenizerPreset,
                diffusionPreset,
                photos == null ? Demo.shippedPhotos() : photos,
                output,
                options,
                run.json() ? null : out)
            .run();
    if (run.json()) {
      Output.json(out, result);
    } else {
      out.printf(
          "%nheld-out PSNR %.2f dB, %.2f dB above mean colours%n",
          result.psnr(), result.psnr() - result.meanColourPsnr());
      out.printf("report: %s (%.0f s in all)%n", result.report(), result.seconds());
      out.flush();
    }
    return 0;
  }
}
