package dev.panatorch.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelProviderTest {
  /** Measures two images, so that a warning that came twice would show. */
  public static final class Main {
    private Main() {}

    /** Prints the kernels in use and a metric. */
    public static void main(String[] arguments) {
      ImageView view = ImageView.of(new byte[100], ImageLayout.interleaved(10, 10, 1));
      System.out.println(
          ImageMetrics.kernels()
              + ", "
              + ImageMetrics.ssim(view, view, SsimVariant.SCIKIT_IMAGE, 255)
              + ", "
              + ImageMetrics.psnr(view, view, 255));
    }
  }

  @Test
  void withoutTheModuleItWorksAndWarnsOnceWithTheExactFlag() throws Exception {
    String output = run();
    assertThat(output).contains("scalar, 1.0, Infinity");
    assertThat(output.split("--add-modules jdk\\.incubator\\.vector", -1)).hasSize(2);
  }

  @Test
  void withTheFlagOfTheWarningItTakesTheVectorApi() throws Exception {
    assertThat(run(KernelProvider.FLAG.split(" ")))
        .contains("vector, ")
        .contains(" bit, 1.0, Infinity")
        .doesNotContain("several times slower");
  }

  @Test
  void thePropertyOverrulesTheChoiceSilently() throws Exception {
    assertThat(run("-Dpanatorch.metrics.kernels=scalar").strip())
        .isEqualTo("scalar, 1.0, Infinity");
    assertThatThrownBy(() -> KernelProvider.choose("fast", true, "amd64"))
        .hasMessageContaining("auto, scalar or vector");
  }

  private static String run(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-cp",
            classes(ImageMetrics.class) + File.pathSeparator + classes(KernelProviderTest.class),
            Main.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static Path classes(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
