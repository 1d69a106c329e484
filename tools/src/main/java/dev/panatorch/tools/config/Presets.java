package dev.panatorch.tools.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Named configurations in YAML, shipped with the command, and files of the user's own. {@code
 * key.path=value} overrides change single values; a key that the preset does not have is an error.
 * A file with the key {@code base} holds only what differs from the preset of that name.
 */
public final class Presets {

  /** The presets that are shipped. */
  public static final List<String> NAMES =
      List.of(
          "maetok-tiny",
          "maetok-s-64",
          "maetok-s-128",
          "maetok-b-256",
          "maetok-b-512",
          "maetok-laion-512",
          "maetok-b-256-ae",
          "maetok-b-256-vae",
          "maetok-b-256-vae-mm",
          "maetok-b-256-pixel",
          "maetok-b-256-hog",
          "maetok-b-256-dino",
          "maetok-b-256-clip",
          "softvq-l-64",
          "sit-tiny",
          "sit-s",
          "sit-l",
          "sit-xl",
          "sit-xl-gft",
          "sit-xl-2d",
          "sit-xl-2d-repa",
          "lightningdit-s",
          "lightningdit-xl",
          "lightningdit-xl-2d",
          "lightningdit-xl-2d-800",
          "usit-h",
          "usit-2b",
          "dit-xl-2d");

  private static final String BASE = "base";

  /** The key that only presets of tokenizers have. */
  private static final String TOKENIZER = "model";

  /** The key that only presets of diffusion models have. */
  private static final String DENOISER = "network";

  private Presets() {}

  /**
   * The configuration of a preset or a YAML file.
   *
   * @param nameOrFile one of {@link #NAMES}, or a file ending in .yaml or .yml
   * @param overrides {@code key.path=value} each
   * @throws ConfigException naming the key, value, preset or file that is wrong
   */
  public static <T> T load(String nameOrFile, List<String> overrides, Class<T> type) {
    ObjectNode tree = tree(nameOrFile);
    requireKind(tree, nameOrFile, type);
    Overrides.apply(tree, overrides);
    return Yaml.bind(tree, nameOrFile, type);
  }

  /**
   * A configuration with some of its values changed.
   *
   * @param overrides {@code key.path=value} each
   * @throws ConfigException naming the key or value that is wrong
   */
  public static <T> T with(T value, List<String> overrides, Class<T> type) {
    return with(value, "--set", overrides, type);
  }

  /** The same with changes that another option than {@code --set} makes. */
  public static <T> T with(T value, String option, List<String> overrides, Class<T> type) {
    ObjectNode tree = Yaml.tree(value);
    Overrides.apply(tree, overrides);
    return Yaml.bind(tree, option, type);
  }

  /**
   * The text of a preset or YAML file with some of its values changed.
   *
   * @throws ConfigException as {@link #load}
   */
  public static String show(String nameOrFile, List<String> overrides) {
    ObjectNode tree = tree(nameOrFile);
    Class<?> type = tree.has(TOKENIZER) ? TokenizerPreset.class : DiffusionPreset.class;
    Overrides.apply(tree, overrides);
    Yaml.bind(tree, nameOrFile, type);
    return Yaml.write(tree);
  }

  /**
   * Whether a preset or YAML file is for tokenizers, not for diffusion models.
   *
   * @throws ConfigException as {@link #load}
   */
  public static boolean isTokenizer(String nameOrFile) {
    return tree(nameOrFile).has(TOKENIZER);
  }

  /**
   * What a preset is, in some words: the first sentence of the comment that its file begins with.
   */
  public static String description(String name) {
    try (var lines = new BufferedReader(new InputStreamReader(open(name), UTF_8))) {
      String comment =
          lines
              .lines()
              .takeWhile(line -> line.startsWith("#"))
              .map(line -> line.substring(1).strip())
              .collect(joining(" "));
      return comment.split("[.:;](\\s|$)", 2)[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode tree(String nameOrFile) {
    return tree(nameOrFile, List.of());
  }

  /** The same; {@code above} are those that are based on it. */
  private static ObjectNode tree(String nameOrFile, List<String> above) {
    try (InputStream in = open(nameOrFile)) {
      return onBase(Yaml.read(in, nameOrFile), nameOrFile, above);
    } catch (NoSuchFileException e) {
      throw new ConfigException("there is no file " + nameOrFile);
    } catch (IOException e) {
      throw new ConfigException("cannot read " + nameOrFile + ": " + e.getMessage());
    }
  }

  /** What the preset named by {@code base} says, where {@code own} says nothing else. */
  private static ObjectNode onBase(ObjectNode own, String name, List<String> above)
      throws JsonProcessingException {
    JsonNode base = own.remove(BASE);
    if (base == null) {
      return own;
    }
    List<String> all = new ArrayList<>(above);
    all.add(name);
    if (!base.isTextual() || all.contains(base.asText())) {
      throw new ConfigException(
          name + ": \"base\" names another preset or file, which is not based on this one");
    }
    return Yaml.updated(tree(base.asText(), all), own);
  }

  private static InputStream open(String nameOrFile) throws IOException {
    if (nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml")) {
      return Files.newInputStream(Path.of(nameOrFile));
    }
    InputStream in =
        Presets.class.getResourceAsStream("/dev/panatorch/tools/presets/" + nameOrFile + ".yaml");
    if (in == null) {
      throw new ConfigException(
          "there is no preset \"%s\"%s Presets: %s; a file of your own ends in .yaml"
              .formatted(
                  nameOrFile, Nearest.hintOrPeriod(nameOrFile, NAMES), String.join(", ", NAMES)));
    }
    return in;
  }

  /** Those of the other kind would be refused for some key of theirs, which tells less. */
  private static void requireKind(ObjectNode tree, String name, Class<?> type) {
    if (type == TokenizerPreset.class && !tree.has(TOKENIZER) && tree.has(DENOISER)) {
      throw new ConfigException(
          name + " is for diffusion models; `panatorch config list` names those for tokenizers");
    }
    if (type == DiffusionPreset.class && !tree.has(DENOISER) && tree.has(TOKENIZER)) {
      throw new ConfigException(
          name + " is for tokenizers; `panatorch config list` names those for diffusion models");
    }
  }
}
