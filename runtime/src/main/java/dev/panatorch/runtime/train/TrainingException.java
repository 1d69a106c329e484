package dev.panatorch.runtime.train;

/** A run cannot start or go on; the message says why and what to do. */
public final class TrainingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TrainingException(String message) {
    super(message);
  }
}
