package dev.panatorch.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.ShapeException;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTensorTest {
  @Test
  void aBatchIsSeenAsTensorsWithoutACopy(@TempDir Path root) throws IOException {
    ImageFolder data = Pictures.folder(root, 2, 3);
    ImageReader reader = ImageReader.of(4, Transforms.identity());
    try (DataLoader<ImageSample> loader =
            DataLoader.open(data, reader, LoaderOptions.evaluation(6));
        var scope = Scope.open();
        var batch = loader.next()) {
      assertThat(batch.data().shape()).containsExactly(6, 3, 4, 4);
      assertThat(batch.data().dtype()).isEqualTo(DType.FLOAT32);
      assertThat(batch.labels().dtype()).isEqualTo(DType.INT64);
      assertThat(batch.labels().toLongArray()).containsExactly(0, 0, 0, 1, 1, 1);
      Tensor first = batch.data();
      batch.dataMemory().fill((byte) 0);
      assertThat(first.toFloatArray()).containsOnly(0f);
      assertThat(scope.liveTensors()).isPositive();
    }
  }

  @Test
  void picturesSurviveTheWayThroughATensor() {
    List<RgbImage> images =
        List.of(Fixtures.pattern(7, 5), Fixtures.pattern(7, 5).flipHorizontal());
    try (var scope = Scope.open()) {
      Tensor tensor = ImageTensors.tensor(images);
      assertThat(tensor.shape()).containsExactly(2, 3, 5, 7);
      assertThat(ImageTensors.images(tensor)).isEqualTo(images);
      Tensor bytes = Tensor.of(new byte[] {1, 2, 3, 4, 5, (byte) 250}, 1, 3, 1, 2);
      assertThat(ImageTensors.images(bytes).getFirst().pixels())
          .containsExactly(1, 3, 5, 2, 4, (byte) 250);
      assertThatThrownBy(() -> ImageTensors.images(Tensor.of(new float[4], 1, 1, 2, 2)))
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining("[1, 1, 2, 2]");
      assertThat(scope.liveTensors()).isPositive();
    }
  }

  @Test
  void bytesOfATensorAreThoseOfItsPictures() {
    float[] values = new float[3 * 5 * 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2.4 * i / values.length - 1.2);
    }
    try (var scope = Scope.open()) {
      Tensor images = Tensor.of(values, 1, 3, 5, 4);
      assertThat(ImageTensors.images(ImageTensors.bytes(images)))
          .isEqualTo(ImageTensors.images(images));
    }
  }
}
