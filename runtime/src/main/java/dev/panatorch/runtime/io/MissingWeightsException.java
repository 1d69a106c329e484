package dev.panatorch.runtime.io;

import java.io.IOException;

/** Published weights that a user must bring along are not there. */
public final class MissingWeightsException extends IOException {

  private static final long serialVersionUID = 1;

  MissingWeightsException(String message) {
    super(message);
  }
}
