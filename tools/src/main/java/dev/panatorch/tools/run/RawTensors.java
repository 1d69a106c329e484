package dev.panatorch.tools.run;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.Device;
import dev.panatorch.runtime.Scope;
import dev.panatorch.runtime.Tensor;
import dev.panatorch.runtime.Torch;
import dev.panatorch.runtime.io.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What went through a tokenizer, as numbers and in the order of the pictures: {@code images} and
 * {@code reconstructions} [N, 3, size, size] in -1 .. 1, the latter not clamped, and {@code
 * latents} [N, ...], float32 on the CPU. All stay in memory until they are written.
 */
public final class RawTensors implements Reconstruction.Observer, AutoCloseable {

  private final Map<String, List<Tensor>> batches = new LinkedHashMap<>();
  private final List<String> ids = new ArrayList<>();
  private final List<String> names;

  private RawTensors(List<String> names) {
    this.names = names;
  }

  /** Latents alone. */
  public static RawTensors latents() {
    return new RawTensors(List.of("latents"));
  }

  /** Images, latents and reconstructions. */
  public static RawTensors all() {
    return new RawTensors(List.of("images", "latents", "reconstructions"));
  }

  @Override
  public void saw(List<String> pictures, Tensor images, Tensor latents, Tensor reconstructions) {
    ids.addAll(pictures);
    Map<String, Tensor> seen =
        Map.of("images", images, "latents", latents, "reconstructions", reconstructions);
    for (String name : names) {
      Tensor kept =
          Scope.run(
                  () -> Objects.requireNonNull(seen.get(name)).to(Device.CPU, DType.FLOAT32).copy())
              .keep();
      batches.computeIfAbsent(name, key -> new ArrayList<>()).add(kept);
    }
  }

  /** Writes one safetensors file; its metadata {@code ids} names the pictures, one a line. */
  public void write(Path file) throws IOException {
    try (var scope = Scope.open()) {
      Map<String, Tensor> joined = new LinkedHashMap<>();
      batches.forEach((name, parts) -> joined.put(name, Torch.cat(parts, 0)));
      Safetensors.save(file, joined, Map.of("ids", String.join("\n", ids)));
    }
  }

  @Override
  public void close() {
    batches.values().forEach(parts -> parts.forEach(Tensor::close));
  }
}
