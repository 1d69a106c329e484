package dev.panatorch.runtime.cuda;

import java.util.Map;

/**
 * Compiled kernels.
 *
 * @param architecture what they were compiled for: machine code for {@code sm_90}, PTX for {@code
 *     compute_90}
 * @param bytes CUBIN or PTX, as {@code cuModuleLoadData} takes it
 * @param loweredNames the symbol of each of the source's expressions
 * @param log the compiler's warnings; empty when there were none
 */
public record CudaImage(
    String architecture, byte[] bytes, Map<String, String> loweredNames, String log) {

  /** Whether this is PTX, which the driver compiles for its GPU when it is loaded. */
  public boolean isPtx() {
    return architecture.startsWith("compute_");
  }
}
