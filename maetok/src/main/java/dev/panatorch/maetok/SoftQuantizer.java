package dev.panatorch.maetok;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.autograd.Autocast;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.nn.Factory;
import dev.panatorch.runtime.nn.Init;
import dev.panatorch.runtime.nn.Module;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The quantizer of SoftVQ: tokens and codes are brought to length 1, and each latent is the mean of
 * all codes of its codebook, weighted by a softmax of their products with the token. The softmax
 * itself gives the codes no gradient.
 *
 * <p>{@code codebook_used} [codebooks, 65536] lists codes that were used last, as the public code
 * fills it in training: row k moves on by as many places as there are codebooks and takes the
 * strongest codes of the k-th token of each codebook's part. (What is meant is surely all tokens of
 * codebook k.) Nothing reads it but the part {@code usage}, the share of the codes that occur in a
 * row, a mean over the rows.
 */
final class SoftQuantizer extends Module implements Bottleneck {

  private static final double EPSILON = 1e-12;
  private static final long USED = 65_536;
  private static final double ENTROPY_TEMPERATURE = 0.01;
  private static final double ENTROPY_EPSILON = 1e-6;

  private final BottleneckConfig.SoftVq config;
  private final Tensor embedding;
  private final Tensor used;

  /** Codes drawn evenly and brought to length 1. */
  SoftQuantizer(Factory factory, BottleneckConfig.SoftVq config, int channels) {
    this.config = config;
    double bound = 1.0 / config.codes();
    Tensor codes =
        Scope.run(() -> {
          Tensor some = factory.empty(config.codebooks(), config.codes(), channels);
          return unit(Init.uniform(some, -bound, bound, factory));
        });
    embedding = parameter("embedding", codes);
    used = buffer("codebook_used", factory.zeros(config.codebooks(), USED));
  }

  private static Tensor unit(Tensor x) {
    return Scope.run(() -> x.div(x.linalgVectorNorm(2, new long[] {-1}, true).clampMin(EPSILON)));
  }

  /** Numbers and latents are [N, tokens, channels]; nothing is drawn. */
  @Override
  public Result forward(Tensor numbers, @Nullable UnaryOperator<Tensor> noise, boolean penalized) {
    try (var full = Autocast.disable(numbers.device())) {
      Tensor codes = unit(embedding);
      Tensor products = Scope.run(() -> products(numbers.to(codes.dtype()), codes.detach()));
      Tensor latents =
          Scope.run(() -> mixed(products.div(config.temperature()).softmax(-1), codes, numbers));
      if (!penalized) {
        return new Result(latents, null, Map.of());
      }
      if (isTraining() && embedding.requiresGrad()) {
        remember(products);
      }
      Tensor entropy = Scope.run(() -> entropyLoss(products.flatten(0, 1)));
      return new Result(
          latents,
          entropy.mul(config.entropyWeight()),
          Map.of("entropy", entropy, "usage", Scope.run(this::usage)));
    }
  }

  /** Writes the codes used; does nothing where there are fewer tokens than codebooks. */
  private void remember(Tensor products) {
    long parts = config.codebooks();
    if (products.size(1) < parts) {
      return;
    }
    try (var scope = Scope.open();
        var unrecorded = GradMode.noGrad()) {
      Tensor codes = products.argmax(-1L).narrow(1, 0, parts).t().to(used.dtype());
      used.copy_(Torch.cat(List.of(used.narrow(1, parts, USED - parts), codes), 1));
    }
  }

  /** Does not wait for the device, as counting distinct numbers would. */
  private Tensor usage() {
    Tensor ones = used.onesLike();
    Tensor occurs =
        used.newZeros(config.codebooks(), config.codes()).scatter(1, used.to(DType.INT64), ones);
    return occurs.mean();
  }

  /** Cosines [codebooks, N * tokens of a part, codes]: consecutive tokens share a codebook. */
  private Tensor products(Tensor numbers, Tensor codes) {
    long tokens = numbers.size(1);
    long parts = config.codebooks();
    Tensor rows =
        unit(numbers)
            .reshape(numbers.size(0), parts, tokens / parts, numbers.size(2))
            .transpose(0, 1)
            .reshape(parts, -1, numbers.size(2));
    return rows.bmm(codes.mT());
  }

  private Tensor mixed(Tensor shares, Tensor codes, Tensor numbers) {
    long[] shape = numbers.shape();
    return shares
        .bmm(codes)
        .view(config.codebooks(), shape[0], shape[1] / config.codebooks(), shape[2])
        .transpose(0, 1)
        .reshape(shape);
  }

  /** The mean entropy of the choices less the entropy of their mean, over [rows, codes]. */
  private static Tensor entropyLoss(Tensor products) {
    Tensor logits = products.to(wide(products)).div(ENTROPY_TEMPERATURE);
    Tensor shares = logits.softmax(-1);
    Tensor each = shares.mul(logits.logSoftmax(-1)).sum(-1).mean().neg();
    Tensor mean = shares.mean(0);
    Tensor common = mean.mul(mean.add(ENTROPY_EPSILON).log()).sum().neg();
    return each.sub(common);
  }

  private static DType wide(Tensor x) {
    return x.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
  }
}
