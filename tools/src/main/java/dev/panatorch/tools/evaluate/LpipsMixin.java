package dev.panatorch.tools.evaluate;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.metrics.perceptual.Backbone;
import dev.panatorch.runtime.metrics.perceptual.Lpips;
import dev.panatorch.runtime.metrics.perceptual.LpipsWeights;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The network of LPIPS. */
final class LpipsMixin {

  @Option(
      names = "--lpips-network",
      defaultValue = "VGG16",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}, as tokenizer papers take.")
  private Backbone backbone = Backbone.VGG16;

  @Option(
      names = "--lpips-backbone",
      paramLabel = "FILE",
      description = {
        "torchvision's weights of that network (vgg16-397923af.pth, alexnet-owt-7be5be79.pth), or their folder;",
        "or the state dict of the lpips package's LPIPS, which needs no --lpips-linear."
      })
  private @Nullable Path weights;

  @Option(
      names = "--lpips-linear",
      paramLabel = "FILE",
      description = "The weights of LPIPS 0.1 itself (vgg.pth, alex.pth), or their folder.")
  private @Nullable Path linear;

  boolean given() {
    return weights != null || linear != null;
  }

  String label() {
    return "LPIPS (" + backbone + ")";
  }

  Lpips open(Device device) throws IOException {
    return LpipsWeights.load(
        backbone,
        weights,
        linear,
        device,
        null,
        "leave LPIPS out; they go to --lpips-backbone and --lpips-linear");
  }
}
