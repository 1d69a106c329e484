package dev.panatorch.tools.evaluate;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.data.BadSamples;
import dev.panatorch.runtime.data.Batch;
import dev.panatorch.runtime.data.DataLoader;
import dev.panatorch.runtime.data.DataLoadingException;
import dev.panatorch.runtime.data.ImageFolder;
import dev.panatorch.runtime.data.ImageReader;
import dev.panatorch.runtime.data.ImageSample;
import dev.panatorch.runtime.data.ImageTensors;
import dev.panatorch.runtime.data.LoaderOptions;
import dev.panatorch.runtime.data.Transform;
import dev.panatorch.runtime.data.Transforms;
import dev.panatorch.runtime.image.ImageDecoder;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.runtime.io.TensorData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Many 8-bit images of one size, batch by batch. */
sealed interface ImageSource {

  /** What is done with each batch, uint8 [B, 3, H, W], that lives until the action returns. */
  @FunctionalInterface
  interface Action {
    void accept(Tensor images) throws IOException;
  }

  /** Number of images. */
  long count();

  /** Hands out all images but the first {@code skip}, always in the same order. */
  void forEach(int batchSize, long skip, Action action) throws IOException;

  /** Hands out the image at one place of that order, as a batch of one. */
  void at(long index, Action action) throws IOException;

  /** At most so many of them, spread evenly. */
  default List<RgbImage> some(int most) throws IOException {
    List<RgbImage> shown = new ArrayList<>();
    long number = Math.min(most, count());
    for (long i = 0; i < number; i++) {
      at(i * count() / number, image -> shown.addAll(ImageTensors.images(image)));
    }
    return shown;
  }

  /**
   * The pictures of a folder. Every one must be readable.
   *
   * @param size to which they are cropped by the rule of ADM; null for the size they have
   * @param seed from which their order follows, so that blocks of them hold all classes; null for
   *     the order of their names
   */
  record Folder(ImageFolder folder, @Nullable Integer size, @Nullable Long seed)
      implements ImageSource {

    @Override
    public long count() {
      return folder.count();
    }

    @Override
    public void forEach(int batchSize, long skip, Action action) throws IOException {
      batches(batchSize, skip, Long.MAX_VALUE, action);
    }

    @Override
    public void at(long index, Action action) throws IOException {
      batches(1, index, 1, action);
    }

    private void batches(int batchSize, long skip, long limit, Action action) throws IOException {
      if (skip >= count()) {
        return;
      }
      LoaderOptions options =
          new LoaderOptions(
              (int) Math.min(batchSize, count()),
              seed != null,
              false,
              false,
              BadSamples.FAIL,
              seed == null ? 0 : seed,
              skip,
              0,
              1,
              LoaderOptions.Workers.DEFAULT);
      try (DataLoader<ImageSample> loader = DataLoader.open(folder, reader(), options)) {
        for (long i = 0; i < limit && loader.hasNext(); i++) {
          try (Batch<ImageSample> batch = loader.next();
              var scope = Scope.open()) {
            action.accept(batch.data());
          }
        }
      } catch (DataLoadingException e) {
        if (e.getCause() instanceof IllegalArgumentException sizes) {
          throw new IOException(sizes.getMessage(), e);
        }
        throw e;
      }
    }

    private ImageReader reader() throws IOException {
      if (size != null) {
        Transform crop = Transforms.admCenterCrop(size);
        return new ImageReader(ImageDecoder.DEFAULT, crop, size, size, DType.UINT8);
      }
      ImageSample first = folder.samples().getFirst();
      RgbImage image = ImageDecoder.DEFAULT.decode(first.bytes(), first.source());
      return new ImageReader(
          ImageDecoder.DEFAULT,
          (picture, random) -> same(picture, image, first),
          image.width(),
          image.height(),
          DType.UINT8);
    }

    private static RgbImage same(RgbImage picture, RgbImage first, ImageSample sample) {
      if (picture.width() != first.width() || picture.height() != first.height()) {
        throw new IllegalArgumentException(
            "pictures of one set must have one size, but %s has %d x %d pixels and another %d x %d; crop them with --image-size"
                .formatted(
                    sample.id(), first.width(), first.height(), picture.width(), picture.height()));
      }
      return picture;
    }
  }

  /**
   * An array of images, as samples for the ADM evaluator are kept.
   *
   * @param data uint8 [N, H, W, 3]
   */
  record Array(TensorData data) implements ImageSource {

    /**
     * Those of a file.
     *
     * @throws IOException if its array is of another kind
     */
    static Array of(Path file, TensorData data) throws IOException {
      long[] shape = data.shape();
      if (data.dtype() != DType.UINT8 || shape.length != 4 || shape[3] != 3) {
        throw new IOException(
            "%s: arr_0 must be uint8 [N, H, W, 3], not %s%s"
                .formatted(file, data.dtype().torchName(), Arrays.toString(shape)));
      }
      return new Array(data);
    }

    @Override
    public long count() {
      return data.shape()[0];
    }

    @Override
    public void forEach(int batchSize, long skip, Action action) throws IOException {
      for (long from = skip; from < count(); from += batchSize) {
        part(from, Math.min(batchSize, count() - from), action);
      }
    }

    @Override
    public void at(long index, Action action) throws IOException {
      part(index, 1, action);
    }

    private void part(long from, long length, Action action) throws IOException {
      try (var scope = Scope.open()) {
        Tensor part = data.toTensor().narrow(0, from, length);
        action.accept(part.permute(0, 3, 1, 2).contiguous());
      }
    }
  }
}
