package dev.panatorch.natives;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes this machine ready: finds LibTorch, installs it when it is missing and that was asked for,
 * and builds the shim when it is missing. Does nothing when all is there.
 */
public final class Setup {
  private static final String PROVISION = "--provision";

  private Setup() {}

  /**
   * Runs the set-up and prints what there is.
   *
   * @param args {@code --provision} allows installing LibTorch with pip when none is found
   */
  public static void main(String[] args) {
    List<String> unknown = Arrays.stream(args).filter(arg -> !arg.equals(PROVISION)).toList();
    if (!unknown.isEmpty()) {
      System.err.println("unknown option " + unknown.getFirst() + "; the only one is " + PROVISION);
      System.exit(2);
    }
    try {
      run(Arrays.asList(args).contains(PROVISION));
    } catch (NativeSetupException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(boolean provision) {
    LibTorchFinder finder = new LibTorchFinder(Surroundings.ofProcess());
    Optional<LibTorch> found = finder.search();
    LibTorch torch =
        found.orElseGet(() ->
            provision
                ? Provision.run(System.out::println)
                : new LibTorchFinder(Surroundings.ofProcess()).find());
    Shim shim = ShimBuild.findOrBuild(torch, System.out::println);
    System.out.printf("LibTorch %s (%s): %s%n", torch.version(), torch.source(), torch.folder());
    System.out.printf("Shim: %s%n", shim.folder());
  }
}
