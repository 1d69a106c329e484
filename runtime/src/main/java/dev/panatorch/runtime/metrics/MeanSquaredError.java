package dev.panatorch.runtime.metrics;

/**
 * Mean of (a - b)^2 over all pixels and channels, in squared units of the values; scikit-image's
 * {@code mean_squared_error}.
 */
public record MeanSquaredError() implements ImageMetric {
  @Override
  public double measure(ImageView reference, ImageView image) {
    return measure(reference, image, KernelProvider.kernels(), false);
  }

  @Override
  public double measureOnAllCores(ImageView reference, ImageView image) {
    return measure(reference, image, KernelProvider.kernels(), true);
  }

  static double measure(ImageView a, ImageView b, MetricKernels kernels, boolean allCores) {
    var sum = new ErrorSum(a, b, true, kernels);
    double total = allCores ? AllCores.sum(sum, a, b) : sum.sum();
    return total / a.layout().samples();
  }
}
