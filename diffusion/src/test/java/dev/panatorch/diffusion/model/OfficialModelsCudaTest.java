package dev.panatorch.diffusion.model;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Settings;
import dev.panatorch.runtime.autograd.GradMode;
import dev.panatorch.runtime.testing.Fixture;
import java.io.IOException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The official XL models at their full depth, with weights by rule, against PyTorch on the CPU in
 * float32. Some gigabytes each, so on a GPU.
 */
@Tag("cuda")
class OfficialModelsCudaTest {

  @BeforeEach
  void needsAGpu() {
    Assumptions.assumeTrue(Settings.hasCuda(), "no CUDA here");
  }

  @ParameterizedTest
  @EnumSource(OfficialWidths.class)
  void modelsOfFullDepthGiveTheirSamples(OfficialWidths which) throws IOException {
    try (var model = TransformerFixtureTest.filled(which.config(28));
        var scope = Scope.open();
        var mode = GradMode.inference()) {
      Settings.allowTf32(false, false);
      model.to(Settings.hasCuda() ? Device.cuda(0) : Device.CPU, DType.FLOAT32);
      which.check(model, Fixture.of(OfficialModelsCudaTest.class, "xl.safetensors"), 1e-4);
    }
  }
}
