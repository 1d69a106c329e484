package dev.panatorch.runtime.cuda;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * NVIDIA's libraries that are called directly, each found and loaded when it is first needed.
 *
 * <p>Places, in this order: the folders of LibTorch and of the NVIDIA packages beside it; the
 * system's toolkit ({@code CUDA_HOME}, {@code /usr/local/cuda}, the loader's paths); the JavaCPP
 * presets for CUDA on the class path ({@code org.bytedeco:cuda-redist} with its platform's
 * classifier). {@code -Dpanatorch.cuda.libraries=torch,system,presets} changes the order or leaves
 * places out. The driver and NVML come with the driver and are only ever the system's.
 */
public enum CudaLibrary {
  /** The driver API, {@code libcuda.so.1}. */
  DRIVER("libcuda.so.1", "libcuda\\.so\\.1", false, "install NVIDIA's driver"),
  /** The runtime API, {@code libcudart.so}. */
  RUNTIME(
      "libcudart.so (12 or newer)",
      "libcudart(-[0-9a-f]+)?\\.so\\.1[2-9]",
      true,
      "install the CUDA toolkit, or set CUDA_HOME to it"),
  /** The run-time compiler, {@code libnvrtc.so}. */
  NVRTC(
      "libnvrtc.so (12 or newer)",
      "libnvrtc(-[0-9a-f]+)?\\.so\\.1[2-9]",
      true,
      "install the CUDA toolkit, or put org.bytedeco:cuda-redist with its platform's classifier on"
          + " the class path"),
  /** Monitoring, {@code libnvidia-ml.so.1}. */
  NVML("libnvidia-ml.so.1", "libnvidia-ml\\.so\\.1", false, "install NVIDIA's driver");

  /**
   * A library that was found.
   *
   * @param path the file
   * @param place where it was found, in words
   * @param needs files beside it that must be loaded first
   */
  public record Found(Path path, String place, List<Path> needs) {}

  final String label;
  final Pattern fileName;
  final boolean ofToolkit;
  final String remedy;
  private @Nullable Found loaded;

  CudaLibrary(String label, String fileName, boolean ofToolkit, String remedy) {
    this.label = label;
    this.fileName = Pattern.compile(fileName);
    this.ofToolkit = ofToolkit;
    this.remedy = remedy;
  }

  /**
   * Finds this library without loading it.
   *
   * @throws CudaException naming every place tried when there is none
   */
  public Found find() {
    Found present = loadedOrNull();
    return present != null ? present : new LibrarySearch(this).find();
  }

  /**
   * Finds and loads this library, once.
   *
   * @throws CudaException naming every place tried when there is none, or when it cannot be loaded
   */
  @SuppressWarnings("restricted")
  public synchronized Found load() {
    Found found = loaded;
    if (found == null) {
      found = new LibrarySearch(this).find();
      try {
        found.needs().forEach(path -> System.load(path.toAbsolutePath().toString()));
        System.load(found.path().toAbsolutePath().toString());
      } catch (UnsatisfiedLinkError e) {
        throw new CudaException(found.path() + " cannot be loaded: " + e.getMessage(), "");
      }
      loaded = found;
    }
    return found;
  }

  private synchronized @Nullable Found loadedOrNull() {
    return loaded;
  }
}
