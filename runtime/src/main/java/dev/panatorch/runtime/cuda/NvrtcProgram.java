package dev.panatorch.runtime.cuda;

import static dev.panatorch.bindings.nvrtc.NvrtcApi.*;

import dev.panatorch.bindings.nvrtc.NvrtcApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One source in the hands of the run-time compiler. */
final class NvrtcProgram implements AutoCloseable {

  /** One of the compiler's functions that write something about a program. */
  @FunctionalInterface
  private interface Call {
    int apply(MemorySegment program, MemorySegment result);
  }

  private final Arena arena = Arena.ofConfined();
  private final CudaSource source;
  private final MemorySegment holder = arena.allocate(C_POINTER);

  NvrtcProgram(CudaSource source) {
    this.source = source;
    var headers = List.copyOf(source.headers().entrySet());
    MemorySegment contents = strings(headers.stream().map(Map.Entry::getValue).toList());
    MemorySegment names = strings(headers.stream().map(Map.Entry::getKey).toList());
    int status =
        nvrtcCreateProgram(
            holder,
            arena.allocateFrom(source.code()),
            arena.allocateFrom(source.name()),
            headers.size(),
            contents,
            names);
    if (status != NVRTC_SUCCESS()) {
      arena.close();
    }
    Status.nvrtc("nvrtcCreateProgram(" + source.name() + ")", status);
  }

  CudaImage compile(String architecture, List<String> options) {
    for (String expression : source.expressions()) {
      Status.nvrtc(
          "nvrtcAddNameExpression(" + expression + ")",
          nvrtcAddNameExpression(program(), arena.allocateFrom(expression)));
    }
    int status = nvrtcCompileProgram(program(), options.size(), strings(options));
    String log = log();
    if (status == NVRTC_ERROR_COMPILATION()) {
      throw new CudaCompilationException(
          source.name() + " does not compile for " + architecture + ":", log);
    }
    Status.nvrtc("nvrtcCompileProgram(" + source.name() + ", " + options + ") " + log, status);
    byte[] image =
        architecture.startsWith("compute_")
            ? read("nvrtcGetPTX", NvrtcApi::nvrtcGetPTXSize, NvrtcApi::nvrtcGetPTX)
            : read("nvrtcGetCUBIN", NvrtcApi::nvrtcGetCUBINSize, NvrtcApi::nvrtcGetCUBIN);
    return new CudaImage(architecture, image, loweredNames(), log);
  }

  private String log() {
    byte[] log =
        read("nvrtcGetProgramLog", NvrtcApi::nvrtcGetProgramLogSize, NvrtcApi::nvrtcGetProgramLog);
    // The log ends with a null character.
    return new String(log, 0, Math.max(0, log.length - 1), StandardCharsets.UTF_8).strip();
  }

  private Map<String, String> loweredNames() {
    var lowered = new TreeMap<String, String>();
    MemorySegment name = arena.allocate(C_POINTER);
    for (String expression : source.expressions()) {
      Status.nvrtc(
          "nvrtcGetLoweredName(" + expression + ")",
          nvrtcGetLoweredName(program(), arena.allocateFrom(expression), name));
      lowered.put(expression, Status.text(name.get(C_POINTER, 0)));
    }
    return lowered;
  }

  private byte[] read(String call, Call sizeOf, Call contentsOf) {
    MemorySegment size = arena.allocate(ValueLayout.JAVA_LONG);
    Status.nvrtc(call + "Size", sizeOf.apply(program(), size));
    MemorySegment contents = arena.allocate(Math.max(1, size.get(ValueLayout.JAVA_LONG, 0)));
    Status.nvrtc(call, contentsOf.apply(program(), contents));
    return contents.toArray(ValueLayout.JAVA_BYTE);
  }

  private MemorySegment program() {
    return holder.get(C_POINTER, 0);
  }

  private MemorySegment strings(List<String> values) {
    MemorySegment array = arena.allocate(C_POINTER, Math.max(1, values.size()));
    for (int i = 0; i < values.size(); i++) {
      array.setAtIndex(C_POINTER, i, arena.allocateFrom(values.get(i)));
    }
    return array;
  }

  @Override
  public void close() {
    int status = nvrtcDestroyProgram(holder);
    arena.close();
    Status.nvrtc("nvrtcDestroyProgram", status);
  }
}
