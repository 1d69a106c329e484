package dev.panatorch.tools.run;

import dev.panatorch.diffusion.training.DiffusionTask;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.data.ImageFolder;
import dev.panatorch.runtime.data.ImageSample;
import dev.panatorch.runtime.data.ListedDataset;
import dev.panatorch.runtime.data.LoaderOptions;
import dev.panatorch.runtime.data.latents.LatentCache;
import dev.panatorch.runtime.data.latents.LatentLayout;
import dev.panatorch.runtime.data.latents.LatentSample;
import dev.panatorch.runtime.data.latents.PicturedLatent;
import dev.panatorch.runtime.data.latents.PicturedLatentReader;
import dev.panatorch.runtime.train.TrainingData;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.config.DiffusionPreset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cached latents beside the pictures that they were made of, for a teacher that must see these, as
 * REPA trains. A latent and its picture are mirrored together.
 */
final class PicturedLatents {

  private PicturedLatents() {}

  private record Pairs(List<PicturedLatent> samples, List<String> classes)
      implements ListedDataset<PicturedLatent> {}

  /**
   * The data of a cache and its pictures.
   *
   * @throws ConfigException naming a latent whose picture is not there
   */
  static DenoiserData<PicturedLatent> of(
      DiffusionPreset preset, LatentCache latents, Path images, AlignmentTeacher teacher)
      throws IOException {
    LatentLayout layout = latents.layout();
    var reader = new PicturedLatentReader(layout, teacher.imageSize());
    return new DenoiserData<>(
        layout,
        latents.classes(),
        new DiffusionTask.Source<>(
            batch -> reader.latents(batch.data()),
            DenoiserData.statistics(preset, latents),
            batch -> Scope.run(() -> teacher.features(reader.pictures(batch.data())))),
        new TrainingData<>(
            new Pairs(pairs(latents, images), latents.classes()),
            reader,
            LoaderOptions.training(preset.training().batchSize(), 0)));
  }

  private static List<PicturedLatent> pairs(LatentCache latents, Path images) throws IOException {
    Map<String, ImageSample> pictures = new HashMap<>();
    ImageFolder.open(images).samples().forEach(picture -> pictures.put(picture.id(), picture));
    List<PicturedLatent> pairs = new ArrayList<>();
    for (LatentSample latent : latents.samples()) {
      ImageSample picture = pictures.get(latent.id());
      if (picture == null) {
        throw new ConfigException(
            "--latents holds the latent of %s, which is not in %s; give the pictures that were encoded"
                .formatted(latent.id(), images));
      }
      pairs.add(new PicturedLatent(latent, picture));
    }
    return pairs;
  }
}
