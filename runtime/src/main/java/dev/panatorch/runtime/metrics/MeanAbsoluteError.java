package dev.panatorch.runtime.metrics;

/** Mean of |a - b| over all pixels and channels (L1), in units of the values. */
public record MeanAbsoluteError() implements ImageMetric {
  @Override
  public double measure(ImageView reference, ImageView image) {
    return measure(reference, image, KernelProvider.kernels(), false);
  }

  @Override
  public double measureOnAllCores(ImageView reference, ImageView image) {
    return measure(reference, image, KernelProvider.kernels(), true);
  }

  static double measure(ImageView a, ImageView b, MetricKernels kernels, boolean allCores) {
    var sum = new ErrorSum(a, b, false, kernels);
    double total = allCores ? AllCores.sum(sum, a, b) : sum.sum();
    return total / a.layout().samples();
  }
}
