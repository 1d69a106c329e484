package dev.panatorch.tools.run;

import dev.panatorch.runtime.LatentCodec;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.data.Batch;
import dev.panatorch.runtime.data.DataLoader;
import dev.panatorch.runtime.data.Dataset;
import dev.panatorch.runtime.data.ImageReader;
import dev.panatorch.runtime.data.ImageSample;
import dev.panatorch.runtime.data.LoaderOptions;
import dev.panatorch.runtime.data.SkippedSample;
import dev.panatorch.runtime.data.Transforms;
import dev.panatorch.runtime.train.events.Progress;
import java.io.IOException;
import java.util.List;

/** Every picture of a data set through an encoder, batch by batch. */
public final class LatentPass {

  private LatentPass() {}

  /**
   * A batch, whose tensors live until the action returns.
   *
   * @param ids names of the pictures
   * @param first number of the first picture, unreadable ones not counted
   * @param originals float32 [B, 3, size, size] in [-1, 1] on the codec's device: the centre crop
   *     of ADM
   * @param latents as they come from the encoder
   */
  public record Part(List<String> ids, long first, Tensor originals, Tensor latents) {}

  /** What is done with each batch. */
  @FunctionalInterface
  public interface Action {
    /** Looks at a batch, without recording gradients. */
    void accept(Part part) throws IOException;
  }

  /**
   * Encodes all pictures in their order.
   *
   * @return the pictures that could not be read
   * @throws IOException if no picture can be read
   */
  public static List<SkippedSample> forEach(
      LatentCodec codec, Dataset<? extends ImageSample> images, int batchSize, Action action)
      throws IOException {
    ImageReader reader =
        ImageReader.of(codec.imageSize(), Transforms.admCenterCrop(codec.imageSize()));
    try (DataLoader<ImageSample> loader =
            DataLoader.open(
                images,
                reader,
                LoaderOptions.evaluation((int) Math.min(batchSize, images.count())));
        var progress = Progress.start("pictures", "images", 0, images.count());
        var mode = GradMode.inference()) {
      long seen = 0;
      while (loader.hasNext()) {
        try (Batch<ImageSample> batch = loader.next();
            var scope = Scope.open()) {
          Tensor originals = batch.data().to(codec.device());
          action.accept(new Part(batch.ids(), seen, originals, codec.encode(originals)));
          seen += batch.size();
          progress.update(seen, "");
        }
      }
      if (seen == 0) {
        throw Pictures.noneReadable(images, loader.skipped());
      }
      return loader.skipped();
    }
  }
}
