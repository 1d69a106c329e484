package dev.panatorch.diffusion.generation;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** Decoded images as bytes, and bytes as what Java works with. */
public final class ImageBytes {

  private static final double WHITE = 255;
  private static final int CHANNELS = 3;

  private ImageBytes() {}

  /**
   * Images in [-1, 1] as bytes, by the rule of MAETok's and REPA's generation scripts: clamped,
   * {@code 255 (x + 1) / 2}, cut to whole numbers, not rounded.
   *
   * @return uint8, of the same shape
   */
  public static Tensor of(Tensor images) {
    return Scope.run(() -> images.clamp(-1, 1).add(1.0).mul(0.5).mul(WHITE).to(DType.UINT8));
  }

  /**
   * Red, green and blue of each pixel one after the other, row by row, image by image: {@code B *
   * height * width * 3} bytes.
   *
   * @param images uint8 [B, 3, height, width], on any device
   * @param arena which the memory belongs to
   */
  public static MemorySegment packed(Tensor images, Arena arena) {
    try (var scope = Scope.open()) {
      byte[] bytes = images.permute(0, 2, 3, 1).contiguous().toByteArray();
      return arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
    }
  }

  /**
   * One picture per image, of type {@link BufferedImage#TYPE_3BYTE_BGR}.
   *
   * @param images uint8 [B, 3, height, width], on any device
   */
  public static List<BufferedImage> pictures(Tensor images) {
    int height = (int) images.size(2);
    int width = (int) images.size(3);
    int size = height * width * CHANNELS;
    byte[] bytes;
    try (var scope = Scope.open()) {
      bytes = images.permute(0, 2, 3, 1).flip(3).contiguous().toByteArray();
    }
    List<BufferedImage> pictures = new ArrayList<>();
    for (int start = 0; start < bytes.length; start += size) {
      var picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
      byte[] target = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
      System.arraycopy(bytes, start, target, 0, size);
      pictures.add(picture);
    }
    return pictures;
  }
}
