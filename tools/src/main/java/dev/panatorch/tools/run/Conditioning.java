package dev.panatorch.tools.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the images of a set were asked to show. */
public enum Conditioning {

  /** Each its class. */
  CLASSES("of classes"),

  /** Whatever there is: unconditional generation. */
  NONE("of no class"),

  /** Some a class, others none. */
  BOTH("some of classes, some of none");

  /** Its key in what is written down of a folder of samples. */
  public static final String KEY = "conditioning";

  private final String text;

  Conditioning(String text) {
    this.text = text;
  }

  /**
   * That of images with these labels.
   *
   * @param classes how many there are; that number is the label of no class
   */
  public static Conditioning of(List<Long> labels, int classes) {
    if (labels.stream().allMatch(label -> label < classes)) {
      return CLASSES;
    }
    return labels.stream().allMatch(label -> label >= classes) ? NONE : BOTH;
  }

  /** That of a folder that {@code panatorch sample} wrote; null where it does not tell. */
  public static @Nullable Conditioning ofSamples(Path folder) throws IOException {
    Path file = folder.resolve(SampleRun.SETTINGS);
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      String name = new ObjectMapper().readTree(file.toFile()).path("of").path(KEY).asText();
      for (Conditioning conditioning : values()) {
        if (conditioning.name().equals(name)) {
          return conditioning;
        }
      }
      return null;
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is damaged: " + e.getOriginalMessage(), e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
