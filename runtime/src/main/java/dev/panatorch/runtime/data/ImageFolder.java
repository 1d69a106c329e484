package dev.panatorch.runtime.data;

import dev.panatorch.runtime.image.ImageDecoder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Pictures in folders, as torchvision's {@code ImageFolder}: each folder directly below the root is
 * a class, labels follow the sorted names, pictures may lie in nested folders (symbolic links are
 * followed), and the order is torchvision's. The list is made once, when the dataset is opened.
 */
public final class ImageFolder implements ListedDataset<ImageSample> {
  /** The extensions, in lower case, that make a file a picture. */
  public static final List<String> EXTENSIONS =
      List.of(".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp");

  private final Path root;
  private final List<ImageSample> samples;
  private final List<String> classes;

  private ImageFolder(Path root, List<ImageSample> samples, List<String> classes) {
    this.root = root;
    this.samples = List.copyOf(samples);
    this.classes = classes;
  }

  /**
   * Lists a folder of class folders.
   *
   * @throws IOException naming the folder, if it does not exist, has no class folders, or a class
   *     has no picture
   */
  public static ImageFolder open(Path root) throws IOException {
    List<String> classes = classFolders(root);
    if (classes.isEmpty()) {
      throw new FileNotFoundException(
          "%s has no class folders; put the pictures of each class into a folder of its own"
              .formatted(root));
    }
    List<ImageSample> all = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      Path folder = root.resolve(classes.get(label));
      List<Path> files = pictures(folder);
      if (files.isEmpty()) {
        throw noPicture(folder);
      }
      for (Path file : files) {
        all.add(new FileSample(file, id(root, file), label));
      }
    }
    return new ImageFolder(root, all, classes);
  }

  /**
   * Lists all pictures at any depth below a folder, without labels.
   *
   * @throws IOException naming the folder, if it does not exist or holds no picture
   */
  public static ImageFolder unlabelled(Path root) throws IOException {
    requireFolder(root);
    List<ImageSample> all = new ArrayList<>();
    for (Path file : pictures(root)) {
      all.add(new FileSample(file, id(root, file), Sample.NO_LABEL));
    }
    if (all.isEmpty()) {
      throw noPicture(root);
    }
    return new ImageFolder(root, all, List.of());
  }

  /** The folder. */
  public Path root() {
    return root;
  }

  /** All samples in torchvision's order. */
  @Override
  public List<ImageSample> samples() {
    return samples;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public String toString() {
    return "%s (%d pictures, %d classes)".formatted(root, count(), classes().size());
  }

  private record FileSample(Path file, String id, long label) implements ImageSample {
    @Override
    public String source() {
      return file.toString();
    }

    @Override
    public byte[] bytes() throws IOException {
      return ImageDecoder.bytes(file);
    }
  }

  private static List<String> classFolders(Path root) throws IOException {
    requireFolder(root);
    try (Stream<Path> children = Files.list(root)) {
      return children
          .filter(Files::isDirectory)
          .map(child -> child.getFileName().toString())
          .sorted(CodePoints.ORDER)
          .toList();
    }
  }

  private static void requireFolder(Path root) throws IOException {
    if (!Files.exists(root)) {
      throw new FileNotFoundException(root + ": no such folder");
    }
    if (!Files.isDirectory(root)) {
      throw new IOException(root + ": not a folder");
    }
  }

  /** Python's {@code sorted(os.walk(folder))}: by the folder's path, then by the file's name. */
  private static List<Path> pictures(Path folder) throws IOException {
    Comparator<Path> byFolder =
        Comparator.comparing((Path file) -> String.valueOf(file.getParent()), CodePoints.ORDER);
    try (Stream<Path> tree = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return tree.filter(ImageFolder::isPicture)
          .sorted(byFolder.thenComparing(f -> f.getFileName().toString(), CodePoints.ORDER))
          .toList();
    } catch (UncheckedIOException e) {
      throw new IOException(folder + ": cannot be listed (" + e.getCause() + ")", e.getCause());
    }
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return EXTENSIONS.stream().anyMatch(name::endsWith) && !Files.isDirectory(file);
  }

  private static String id(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static FileNotFoundException noPicture(Path folder) {
    return new FileNotFoundException(
        "%s holds no picture; supported are %s".formatted(folder, String.join(" ", EXTENSIONS)));
  }
}
