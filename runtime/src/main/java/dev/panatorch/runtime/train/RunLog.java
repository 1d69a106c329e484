package dev.panatorch.runtime.train;

import dev.panatorch.runtime.image.PngWriter;
import dev.panatorch.runtime.image.RgbImage;
import dev.panatorch.runtime.io.AtomicFiles;
import dev.panatorch.runtime.train.events.JsonlWriter;
import dev.panatorch.runtime.train.events.Progress;
import dev.panatorch.runtime.train.events.TensorBoardWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a run records: {@code events.jsonl}, TensorBoard events in {@code tensorboard}, pictures in
 * {@code images}, and a progress display.
 */
final class RunLog implements AutoCloseable {

  static final String IMAGES = "images";

  private static final int RGB = 3;

  private final Path folder;
  private final JsonlWriter lines;
  private final TensorBoardWriter board;
  private final Progress progress;
  private String note = "";

  private RunLog(Path folder, JsonlWriter lines, TensorBoardWriter board, Progress progress) {
    this.folder = folder;
    this.lines = lines;
    this.board = board;
    this.progress = progress;
  }

  /** Opens the record of a run that stands at {@code updates}; what goes beyond that is dropped. */
  static RunLog open(TrainingConfig config, String task, long updates, long imagesSeen)
      throws IOException {
    Path folder = config.folder();
    JsonlWriter lines = JsonlWriter.resume(folder.resolve("events.jsonl"), "update", updates);
    try {
      Path boardFolder = folder.resolve("tensorboard");
      TensorBoardWriter board =
          updates == 0
              ? TensorBoardWriter.open(boardFolder)
              : TensorBoardWriter.resume(boardFolder, updates + 1);
      return new RunLog(
          folder,
          lines,
          board,
          Progress.start("train " + task, "images", imagesSeen, config.images()));
    } catch (IOException e) {
      lines.close();
      throw e;
    }
  }

  void progress(long imagesSeen) {
    progress.update(imagesSeen, note);
  }

  void numbers(String event, long updates, long imagesSeen, Map<String, Double> values)
      throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("event", event);
    line.put("update", updates);
    line.put("images", imagesSeen);
    line.putAll(values);
    lines.write(line);
    board.scalars(values, updates);
    Double loss = values.get("loss");
    if (loss != null) {
      note = String.format(Locale.ROOT, "loss %.4f", loss);
    }
  }

  void images(long updates, long imagesSeen, Map<String, RgbImage> images) throws IOException {
    for (var entry : images.entrySet()) {
      RgbImage image = entry.getValue();
      byte[] png = PngWriter.encode(image);
      String file = "%s-%012d.png".formatted(entry.getKey(), imagesSeen);
      AtomicFiles.write(folder.resolve(IMAGES).resolve(file), png);
      board.imagePng(entry.getKey(), png, image.width(), image.height(), RGB, updates);
    }
  }

  @Override
  public void close() throws IOException {
    progress.close();
    try (lines) {
      board.close();
    }
  }
}
