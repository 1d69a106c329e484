package dev.panatorch.tools.evaluate;

import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.metrics.features.FeatureNetwork;
import dev.panatorch.runtime.metrics.features.FrechetDistance;
import dev.panatorch.runtime.metrics.inception.InceptionFeatures;
import dev.panatorch.runtime.metrics.inception.InceptionInput;
import dev.panatorch.tools.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The network whose features images are compared by. */
public final class FeatureMixin {

  @Option(
      names = "--inception",
      paramLabel = "FILE",
      description = {
        "Weights of the FID's Inception network, or the folder that holds them:",
        "pt_inception-2015-12-05-6726825d.pth of pytorch-fid's releases."
      })
  private @Nullable Path inception;

  @Option(
      names = "--resize",
      paramLabel = "RULE",
      description =
          "How Inception's images are resized: tf1 (ADM, torchmetrics before 1.8), antialias (torchmetrics since) or"
              + " half-pixel (pytorch-fid); default tf1.")
  private @Nullable String resize;

  @Option(
      names = "--features",
      paramLabel = "KIND=W",
      description = {
        "Another feature network instead: tokenizer=W (a tokenizer's latents), dinov2=FILE, siglip=FILE or dino=FILE",
        "(published weights). Every number's label then says so."
      })
  private @Nullable String features;

  @Option(
      names = "--frechet",
      defaultValue = "ADM",
      paramLabel = "RULE",
      description =
          "How the Frechet distance takes the root: ${COMPLETION-CANDIDATES}; they agree but for rounding, and"
              + " symmetric is the fastest. Default ${DEFAULT-VALUE}.")
  private FrechetDistance.Rule frechet = FrechetDistance.Rule.ADM;

  /** Whether any network was named. */
  public boolean given() {
    if (resize != null && inception == null && features == null) {
      throw new ConfigException("--resize is how --inception resizes, which is not given");
    }
    return inception != null || features != null;
  }

  /** How the root of the covariances is taken. */
  public FrechetDistance.Rule frechet() {
    return frechet;
  }

  /**
   * Opens the network.
   *
   * @throws IOException if its weights are missing or hold something else; the message says where
   *     they are published
   */
  public FeatureNetwork open(Device device) throws IOException {
    if (features != null && inception != null) {
      throw new ConfigException("give --inception or --features, not both");
    }
    if (features != null && resize != null) {
      throw new ConfigException("--resize is how --inception resizes; --features has one rule");
    }
    return features != null
        ? FeatureNetworks.open(features, device)
        : InceptionFeatures.load(
            inception,
            rule(),
            device,
            "take another network with --features; it goes to --inception");
  }

  private InceptionInput rule() {
    try {
      return resize == null ? InceptionInput.TF1 : InceptionInput.named(resize);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--resize: " + e.getMessage());
    }
  }
}
