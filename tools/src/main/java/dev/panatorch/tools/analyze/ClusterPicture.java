package dev.panatorch.tools.analyze;

import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.analysis.HierarchicalClustering;
import dev.panatorch.runtime.analysis.HierarchicalClustering.Linkage;
import dev.panatorch.runtime.image.RgbImage;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** Pictures in which each place of a latent map has the colour of its cluster. */
final class ClusterPicture {

  private static final double SHORTEST = 1e-12;

  private ClusterPicture() {}

  /**
   * One picture for each number of clusters, by Ward's method on vectors of length 1.
   *
   * @param places [grid * grid, channels]
   * @param size of the pictures, a multiple of the grid or not
   */
  static List<RgbImage> of(Tensor places, int grid, List<Integer> clusters, int size) {
    HierarchicalClustering tree;
    try (var scope = Scope.open()) {
      Tensor length = places.square().sum(new long[] {1}, true).sqrt().clampMin(SHORTEST);
      tree = HierarchicalClustering.of(places.div(length), Linkage.WARD);
    }
    List<RgbImage> pictures = new ArrayList<>();
    for (int number : clusters) {
      int count = Math.min(number, grid * grid);
      pictures.add(drawn(tree.cut(count), count, grid, size));
    }
    return pictures;
  }

  private static RgbImage drawn(int[] labels, int clusters, int grid, int size) {
    byte[] pixels = new byte[3 * size * size];
    for (int i = 0; i < size * size; i++) {
      int place = i / size * grid / size * grid + i % size * grid / size;
      int colour = Color.HSBtoRGB((float) labels[place] / clusters, 0.6f, 0.9f);
      pixels[3 * i] = (byte) (colour >> 16);
      pixels[3 * i + 1] = (byte) (colour >> 8);
      pixels[3 * i + 2] = (byte) colour;
    }
    return RgbImage.of(size, size, pixels);
  }
}
