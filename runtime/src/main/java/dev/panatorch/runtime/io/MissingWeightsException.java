package dev.panatorch.runtime.io;

import java.io.IOException;

/** Published weights that a user must bring along are not there. */
public final class MissingWeightsException extends IOException {

  private static final long serialVersionUID = 1;

  /** The message says what is missing, where to get it and how to do without. */
  public MissingWeightsException(String message) {
    super(message);
  }
}
