package dev.panatorch.tools.run;

import dev.panatorch.diffusion.training.DiffusionTask;
import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.ImageFolder;
import dev.panatorch.runtime.data.ImageReader;
import dev.panatorch.runtime.data.ImageSample;
import dev.panatorch.runtime.data.KeyedRandom;
import dev.panatorch.runtime.data.ListedDataset;
import dev.panatorch.runtime.data.LoaderOptions;
import dev.panatorch.runtime.data.Sample;
import dev.panatorch.runtime.data.SampleReader;
import dev.panatorch.runtime.data.Transform;
import dev.panatorch.runtime.data.Transforms;
import dev.panatorch.runtime.data.latents.LatentCache;
import dev.panatorch.runtime.data.latents.LatentLayout;
import dev.panatorch.runtime.data.latents.LatentSample;
import dev.panatorch.runtime.train.TrainingData;
import dev.panatorch.tools.config.ConfigException;
import dev.panatorch.tools.config.DiffusionPreset;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cached latents beside the pictures that they were made of, for a teacher that must see these, as
 * REPA trains. A latent and its picture are mirrored together.
 */
final class PicturedLatents {

  private PicturedLatents() {}

  /** A latent with its picture. */
  record Pair(LatentSample latent, ImageSample picture) implements Sample {
    @Override
    public String id() {
      return latent.id();
    }

    @Override
    public long label() {
      return latent.label();
    }
  }

  private record Pairs(List<Pair> samples, List<String> classes) implements ListedDataset<Pair> {}

  /** One row a pair: the latent's numbers, then the picture's. */
  private record PairReader(long numbers, ImageReader plain, ImageReader mirrored)
      implements SampleReader<Pair> {

    static PairReader of(long numbers, int size) {
      Transform crop = Transforms.admCenterCrop(size);
      return new PairReader(
          numbers,
          ImageReader.of(size, crop),
          ImageReader.of(size, crop.then(Transforms.randomHorizontalFlip(1))));
    }

    @Override
    public DType dtype() {
      return DType.FLOAT32;
    }

    @Override
    public long[] shape() {
      return new long[] {numbers + product(plain.shape())};
    }

    @Override
    public void read(Pair pair, KeyedRandom random, MemorySegment place) throws IOException {
      boolean flip = random.nextDouble() < 0.5;
      MemorySegment latent = flip ? pair.latent().flipped() : pair.latent().latent();
      place.asSlice(0, latent.byteSize()).copyFrom(latent);
      ImageReader reader = flip ? mirrored : plain;
      reader.read(pair.picture(), random, place.asSlice(latent.byteSize()));
    }

    Tensor latents(Tensor rows, long[] shape) {
      return part(rows, 0, shape);
    }

    Tensor pictures(Tensor rows) {
      return part(rows, numbers, plain.shape());
    }

    private static Tensor part(Tensor rows, long first, long[] shape) {
      return Scope.run(() -> rows.narrow(1, first, product(shape)).unflatten(1, shape));
    }
  }

  private static long product(long[] shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  /**
   * The data of a cache and its pictures.
   *
   * @throws ConfigException naming a latent whose picture is not there
   */
  static DenoiserData<Pair> of(
      DiffusionPreset preset, LatentCache latents, Path images, AlignmentTeacher teacher)
      throws IOException {
    LatentLayout layout = latents.layout();
    PairReader reader = PairReader.of(product(layout.shape()), teacher.imageSize());
    return new DenoiserData<>(
        layout,
        latents.classes(),
        new DiffusionTask.Source<>(
            batch -> reader.latents(batch.data(), layout.shape()),
            DenoiserData.statistics(preset, latents),
            batch -> Scope.run(() -> teacher.features(reader.pictures(batch.data())))),
        new TrainingData<>(
            new Pairs(pairs(latents, images), latents.classes()),
            reader,
            LoaderOptions.training(preset.training().batchSize(), 0)));
  }

  private static List<Pair> pairs(LatentCache latents, Path images) throws IOException {
    Map<String, ImageSample> pictures = new HashMap<>();
    ImageFolder.open(images).samples().forEach(picture -> pictures.put(picture.id(), picture));
    List<Pair> pairs = new ArrayList<>();
    for (LatentSample latent : latents.samples()) {
      ImageSample picture = pictures.get(latent.id());
      if (picture == null) {
        throw new ConfigException(
            "--latents holds the latent of %s, which is not in %s; give the pictures that were encoded"
                .formatted(latent.id(), images));
      }
      pairs.add(new Pair(latent, picture));
    }
    return pairs;
  }
}
