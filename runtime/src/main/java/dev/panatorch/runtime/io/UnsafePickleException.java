package dev.panatorch.runtime.io;

import java.nio.file.Path;

/** A pickle asks for a function or class that plain weights do not need; it was not executed. */
public final class UnsafePickleException extends TensorFileException {

  private static final long serialVersionUID = 1L;

  UnsafePickleException(Path file, String global) {
    super(
        file,
        global,
        "the pickle asks for this Python function or class, which plain weights do not need;"
            + " nothing was executed",
        "If you trust the file, save only its state dict in Python:"
            + " torch.save(model.state_dict(), path) or safetensors.torch.save_file");
  }
}
