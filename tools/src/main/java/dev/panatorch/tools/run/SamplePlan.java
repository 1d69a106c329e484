package dev.panatorch.tools.run;

import dev.panatorch.diffusion.generation.ImageRequest;
import dev.panatorch.runtime.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which images are made, each under its name: the same plan for the same numbers, however often it
 * is interrupted.
 *
 * @param names of the files, without ending
 * @param requests one for each name
 * @param columns of a sheet
 */
public record SamplePlan(List<String> names, List<ImageRequest> requests, int columns) {

  private static final int WIDEST = 16;

  /** Copies the lists. */
  public SamplePlan {
    names = List.copyOf(names);
    requests = List.copyOf(requests);
  }

  /** As many images of each of these classes. */
  public static SamplePlan ofEach(List<Long> labels, List<String> classes, int count, long seed) {
    List<String> parts = parts(classes);
    List<String> names = new ArrayList<>();
    List<ImageRequest> requests = new ArrayList<>();
    for (long label : labels) {
      requests.addAll(Sampling.requests(label, count, seed));
      for (int i = 0; i < count; i++) {
        names.add("%s-%05d".formatted(parts.get((int) label), i));
      }
    }
    return new SamplePlan(names, requests, count);
  }

  /** Images of classes that are drawn evenly from these, as most publications score. */
  public static SamplePlan ofRandom(List<Long> labels, List<String> classes, int count, long seed) {
    List<String> parts = parts(classes);
    List<String> names = new ArrayList<>();
    List<ImageRequest> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long draw = Seeds.derive(seed, "label", i);
      long label = labels.get((int) Long.remainderUnsigned(draw, labels.size()));
      requests.add(new ImageRequest(label, Seeds.derive(seed, "random image", i)));
      names.add("%06d-%s".formatted(i, parts.get((int) label)));
    }
    return new SamplePlan(names, requests, Math.min(count, WIDEST));
  }

  /** The classes' names, and that of none, as parts of files' names: no two are the same. */
  private static List<String> parts(List<String> classes) {
    List<String> all = new ArrayList<>();
    for (String name : classes) {
      all.add(name.replaceAll("[^\\p{L}\\p{N}._ -]", "_"));
    }
    all.add("none");
    Map<String, Integer> uses = new HashMap<>(); // some file systems know no capitals
    all.forEach(name -> uses.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum));
    for (int i = 0; i < all.size(); i++) {
      if (uses.getOrDefault(all.get(i).toLowerCase(Locale.ROOT), 0) > 1) {
        all.set(i, all.get(i) + "-" + i);
      }
    }
    return all;
  }

  /** Number of images. */
  public int size() {
    return requests.size();
  }
}
