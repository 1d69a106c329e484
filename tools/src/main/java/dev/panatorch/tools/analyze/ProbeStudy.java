package dev.panatorch.tools.analyze;

import dev.panatorch.runtime.analysis.LinearProbe;
import dev.panatorch.runtime.analysis.Standardization;
import java.io.IOException;

/**
 * How well a linear classifier tells the classes of flattened, standardised latents apart: four
 * fifths are learnt from, the others are classified.
 */
public record ProbeStudy(
    String space,
    long latents,
    int classes,
    LinearProbe.Accuracy training,
    LinearProbe.Accuracy heldOut) {

  /** Probes a space. */
  public static ProbeStudy of(LatentSpace space, LinearProbe.Options options, long seed)
      throws IOException {
    if (!space.isLabelled() || space.classes().size() < 2) {
      throw new IOException(
          space.name()
              + ": a probe needs latents of two classes or more; encode pictures in class folders");
    }
    LatentSpace training = space.training(seed);
    LatentSpace heldOut = space.heldOut(seed);
    try (Standardization standard = Standardization.fit(training.rows());
        LinearProbe probe =
            LinearProbe.fit(
                standard.transform(training.rows()),
                training.labels(),
                space.classes().size(),
                options)) {
      return new ProbeStudy(
          space.name(),
          space.rows().count(),
          space.classes().size(),
          probe.accuracy(standard.transform(training.rows()), training.labels()),
          probe.accuracy(standard.transform(heldOut.rows()), heldOut.labels()));
    }
  }
}
