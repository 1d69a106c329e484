package dev.panatorch.runtime.metrics;

import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;

/**
 * Picks the kernels once: the Vector API where its module is present and its vectors are wide
 * enough to pay, plain Java otherwise. {@code -Dpanatorch.metrics.kernels=scalar} (or {@code
 * vector}, {@code auto}) overrules the choice.
 */
final class KernelProvider {
  static final String PROPERTY = "panatorch.metrics.kernels";
  static final String MODULE = "jdk.incubator.vector";
  static final String FLAG = "--add-modules " + MODULE;
  private static final String VECTOR_KERNELS = "dev.panatorch.runtime.metrics.VectorKernels";

  private KernelProvider() {}

  private static final class Chosen {
    static final MetricKernels KERNELS = choose();
  }

  /** The kernels that this JVM uses. */
  static MetricKernels kernels() {
    return Chosen.KERNELS;
  }

  private static MetricKernels choose() {
    Choice choice =
        choose(
            System.getProperty(PROPERTY, "auto"),
            ModuleLayer.boot().findModule(MODULE).isPresent(),
            System.getProperty("os.arch", ""));
    choice
        .warning()
        .ifPresent(
            text -> System.getLogger(KernelProvider.class.getName()).log(Level.WARNING, text));
    return choice.kernels();
  }

  /** What was picked, and what the user should hear about it. */
  record Choice(MetricKernels kernels, Optional<String> warning) {
    static Choice silent(MetricKernels kernels) {
      return new Choice(kernels, Optional.empty());
    }

    static Choice scalar(String warning) {
      return new Choice(new ScalarKernels(), Optional.of(warning));
    }
  }

  static Choice choose(String wish, boolean modulePresent, String architecture) {
    switch (wish.toLowerCase(Locale.ROOT)) {
      case "scalar" -> {
        return Choice.silent(new ScalarKernels());
      }
      case "vector", "auto" -> {
        if (!modulePresent) {
          return Choice.scalar(
              "Image metrics run without the Vector API and are several times slower; start java"
                  + " with "
                  + FLAG);
        }
        return vector(wish.equalsIgnoreCase("vector"), architecture);
      }
      default ->
          throw new IllegalArgumentException(
              "-D%s takes auto, scalar or vector, got \"%s\"".formatted(PROPERTY, wish));
    }
  }

  private static Choice vector(boolean forced, String architecture) {
    MetricKernels kernels;
    try {
      kernels =
          (MetricKernels) Class.forName(VECTOR_KERNELS).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      return Choice.scalar(
          "The Vector API of this Java runtime cannot be used ("
              + e
              + "); image metrics run"
              + " without it and are several times slower");
    }
    return forced || wideEnough(architecture)
        ? Choice.silent(kernels)
        : Choice.silent(new ScalarKernels());
  }

  /**
   * On x86, 128-bit vectors mean a processor without AVX2, where fused multiply-add is emulated.
   */
  private static boolean wideEnough(String architecture) {
    boolean x86 = architecture.equals("amd64") || architecture.equals("x86_64");
    return VectorWidth.preferredBits() >= (x86 ? 256 : 128);
  }
}
