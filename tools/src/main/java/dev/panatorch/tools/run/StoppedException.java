package dev.panatorch.tools.run;

/** A training was told to stop, saved its state, and told how to go on: nothing is left to say. */
public final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  StoppedException() {
    super("stopped");
  }
}
