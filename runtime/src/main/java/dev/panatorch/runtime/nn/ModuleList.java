package dev.panatorch.runtime.nn;

import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Modules named by their positions, from 0 ({@code torch.nn.ModuleList}).
 *
 * @param <M> kind of the modules
 */
public final class ModuleList<M extends Module> extends Module implements Iterable<M> {

  private final List<M> modules;

  /** The modules in their order. */
  public ModuleList(List<M> modules) {
    this.modules = List.copyOf(modules);
    for (int i = 0; i < modules.size(); i++) {
      child(Integer.toString(i), modules.get(i));
    }
  }

  /** Makes {@code count} modules, the first one first. */
  public static <M extends Module> ModuleList<M> of(int count, IntFunction<M> maker) {
    return new ModuleList<>(IntStream.range(0, count).mapToObj(maker).toList());
  }

  /** The module at a position. */
  public M get(int index) {
    return modules.get(index);
  }

  /** Number of modules. */
  public int size() {
    return modules.size();
  }

  @Override
  public Iterator<M> iterator() {
    return modules.iterator();
  }
}
