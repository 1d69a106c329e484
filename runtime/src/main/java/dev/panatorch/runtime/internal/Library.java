package dev.panatorch.runtime.internal;

import dev.panatorch.natives.NativeLibraries;

/** Loads LibTorch and the shim once; every class that calls them does this in its initialiser. */
public final class Library {

  private static final class Holder {
    static final NativeLibraries.Loaded LOADED = NativeLibraries.load();
  }

  private Library() {}

  /**
   * Loads the libraries unless that is done already, and says what was loaded.
   *
   * @throws RuntimeException with a trace of every place tried when there is no LibTorch
   */
  public static NativeLibraries.Loaded load() {
    return Holder.LOADED;
  }
}
