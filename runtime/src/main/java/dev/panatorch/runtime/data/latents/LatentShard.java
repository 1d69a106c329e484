package dev.panatorch.runtime.data.latents;

import dev.panatorch.runtime.DType;
import dev.panatorch.runtime.io.Safetensors;
import dev.panatorch.runtime.io.SafetensorsFile;
import dev.panatorch.runtime.io.TensorData;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One file of a latent cache, in the safetensors format: {@code latents} and {@code latents_flip},
 * float32 {@code [N, ...shape]}; {@code labels}, int64 {@code [N]}; {@code ids}, the names in
 * UTF-8, each ended by a zero byte; and {@code statistics}, the float64 state of the shard's {@link
 * RunningStatistics}.
 */
record LatentShard(List<LatentSample> samples, RunningStatistics statistics) {
  static String name(int number) {
    return "latents-%05d.safetensors".formatted(number);
  }

  /**
   * Writes as many latents of both segments as there are samples, under the final name at once.
   *
   * @return the statistics of the shard's unflipped latents
   */
  static RunningStatistics write(
      Path file,
      LatentLayout layout,
      MemorySegment latents,
      MemorySegment flipped,
      List<LatentSample> samples)
      throws IOException {
    int n = samples.size();
    MemorySegment stored = latents.asSlice(0, n * layout.bytes());
    MemorySegment mirrored = flipped.asSlice(0, n * layout.bytes());
    var statistics = RunningStatistics.of(layout.channels());
    statistics.add(stored, layout.inner());
    long[] labels = samples.stream().mapToLong(LatentSample::label).toArray();
    StringBuilder ids = new StringBuilder();
    samples.forEach(sample -> ids.append(sample.id()).append('\0'));
    byte[] names = ids.toString().getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, statistics.state());
      Map<String, TensorData> tensors = new LinkedHashMap<>();
      tensors.put("latents", TensorData.of(DType.FLOAT32, layout.batch(n), stored));
      tensors.put("latents_flip", TensorData.of(DType.FLOAT32, layout.batch(n), mirrored));
      tensors.put(
          "labels",
          TensorData.of(
              DType.INT64, new long[] {n}, arena.allocateFrom(ValueLayout.JAVA_LONG, labels)));
      tensors.put(
          "ids",
          TensorData.of(DType.UINT8, new long[] {names.length}, MemorySegment.ofArray(names)));
      tensors.put(
          "statistics", TensorData.of(DType.FLOAT64, new long[] {3, layout.channels()}, state));
      Safetensors.write(file, tensors);
    }
    return statistics;
  }

  /** Maps a shard; its samples are views of the mapping. */
  static LatentShard read(Path file, LatentLayout layout) throws IOException {
    SafetensorsFile tensors = Safetensors.open(file);
    long[] labels = labels(file, tensors);
    int n = labels.length;
    MemorySegment latents = data(file, tensors, "latents", DType.FLOAT32, layout.batch(n));
    MemorySegment flipped = data(file, tensors, "latents_flip", DType.FLOAT32, layout.batch(n));
    MemorySegment state =
        data(file, tensors, "statistics", DType.FLOAT64, new long[] {3, layout.channels()});
    List<String> ids = ids(tensors);
    if (ids.size() != n) {
      throw new IOException("%s: %d names for %d latents".formatted(file, ids.size(), n));
    }
    List<LatentSample> samples = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      long at = i * layout.bytes();
      samples.add(
          new LatentSample(
              ids.get(i),
              labels[i],
              latents.asSlice(at, layout.bytes()),
              flipped.asSlice(at, layout.bytes())));
    }
    return new LatentShard(
        samples, RunningStatistics.ofState(state.toArray(ValueLayout.JAVA_DOUBLE_UNALIGNED)));
  }

  private static long[] labels(Path file, SafetensorsFile tensors) throws IOException {
    TensorData labels = tensors.tensors().get("labels");
    if (labels == null || labels.dtype() != DType.INT64 || labels.shape().length != 1) {
      throw new IOException(file + ": not a shard of a latent cache (no int64 'labels')");
    }
    return labels.data().toArray(ValueLayout.JAVA_LONG_UNALIGNED);
  }

  private static MemorySegment data(
      Path file, SafetensorsFile tensors, String name, DType dtype, long[] shape)
      throws IOException {
    TensorData tensor = tensors.tensors().get(name);
    if (tensor == null || tensor.dtype() != dtype || !Arrays.equals(tensor.shape(), shape)) {
      throw new IOException(
          "%s: '%s' should be %s%s, but is %s"
              .formatted(file, name, dtype.torchName(), Arrays.toString(shape), tensor));
    }
    return tensor.data();
  }

  private static List<String> ids(SafetensorsFile tensors) {
    TensorData ids = tensors.tensors().get("ids");
    if (ids == null) {
      return List.of();
    }
    String all = new String(ids.data().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    String[] split = all.split("\0", -1);
    return Arrays.asList(split).subList(0, split.length - 1);
  }
}
