package dev.panatorch.runtime.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * NVRTC out of the JavaCPP presets for CUDA, on any machine; run by {@code mvn verify
 * -Pcuda-presets}.
 */
@Tag("cuda-presets")
class NvrtcPresetsTest {

  private static final CudaSource SOURCE =
      CudaSource.of(
              "scale.cu",
              """
              #include "factor.h"
              extern "C" __global__ void scale(float* x, int n) {
                int i = blockIdx.x * blockDim.x + threadIdx.x;
                if (i < n) x[i] *= FACTOR;
              }
              template <typename T> __global__ void add(T* x, T y) { x[threadIdx.x] += y; }
              """)
          .withHeader("factor.h", "#define FACTOR 3.0f")
          .withExpression("add<double>");

  @Test
  void theCompilerComesFromThePresets() {
    CudaLibrary.Found found = CudaLibrary.NVRTC.load();
    System.out.println("NVRTC " + Nvrtc.version() + ": " + found);
    assertThat(found.place()).contains("JavaCPP presets");
    assertThat(found.needs()).hasSize(1);
    assertThat(Nvrtc.architectures()).contains(90);
  }

  @Test
  void aKernelCompilesToPtx() {
    CudaImage image = Nvrtc.compile(SOURCE, "compute_90");
    String ptx = new String(image.bytes(), StandardCharsets.UTF_8);
    assertThat(ptx).contains(".target sm_90").contains(".entry scale(");
    assertThat(ptx).contains(image.loweredNames().get("add<double>"));
    assertThat(image.isPtx()).isTrue();
  }

  @Test
  void aKernelCompilesToMachineCode() {
    CudaImage image = Nvrtc.compile(SOURCE, "sm_90", "--use_fast_math");
    assertThat(image.bytes()).startsWith(0x7f, 'E', 'L', 'F');
    assertThat(image.log()).isEmpty();
  }

  @Test
  void errorsCarryTheCompilersLog() {
    assertThatThrownBy(() ->
            Nvrtc.compile(CudaSource.of("bad.cu", "__global__ void f() { int x = y; }"), "sm_90"))
        .isInstanceOf(CudaCompilationException.class)
        .hasMessageContaining("bad.cu does not compile for sm_90")
        .hasMessageContaining("bad.cu(1): error: identifier \"y\" is undefined");
  }

  @Test
  void anUnknownOptionIsNamed() {
    assertThatThrownBy(() -> Nvrtc.compile(SOURCE, "sm_90", "--nonsense"))
        .isInstanceOf(CudaException.class)
        .hasMessageContaining("--nonsense");
    assertThatThrownBy(() -> Nvrtc.compile(SOURCE, "hopper"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hopper");
  }
}
