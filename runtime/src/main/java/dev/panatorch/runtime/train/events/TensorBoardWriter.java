package dev.panatorch.runtime.train.events;

import dev.panatorch.runtime.io.AtomicFiles;
import dev.panatorch.runtime.io.OutputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/**
 * Writes scalars and images as a TensorBoard event file.
 *
 * <p>Every call appends whole records, so that a killed process leaves a readable file. A resumed
 * run opens a new file in the same folder and tells TensorBoard from which step on to forget older
 * events. Safe for use by several threads.
 *
 * <p>Source: TensorFlow's {@code event.proto}, {@code summary.proto} and TFRecord format.
 */
public final class TensorBoardWriter implements AutoCloseable {

  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int SESSION_START = 1;

  private final Path file;
  private final FileChannel channel;

  private TensorBoardWriter(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a new event file in a folder, which is created where it is missing.
   *
   * @throws OutputException if the folder cannot be written to
   */
  public static TensorBoardWriter open(Path folder) throws IOException {
    TensorBoardWriter writer = create(folder);
    writer.write(event().text(3, "brain.Event:2"));
    return writer;
  }

  /** Opens a new event file of a resumed run: earlier events at {@code step} or later are void. */
  public static TensorBoardWriter resume(Path folder, long step) throws IOException {
    TensorBoardWriter writer = open(folder);
    writer.write(event().integer(2, step).message(7, new Protobuf().integer(1, SESSION_START)));
    return writer;
  }

  /** The event file. */
  public Path file() {
    return file;
  }

  /** Adds one number. */
  public void scalar(String tag, double value, long step) throws IOException {
    scalars(Map.of(tag, value), step);
  }

  /** Adds several numbers of one step as one event. */
  public void scalars(Map<String, ? extends Number> values, long step) throws IOException {
    Protobuf summary = new Protobuf();
    values.forEach((tag, value) ->
        summary.message(1, new Protobuf().text(1, tag).real32(2, value.floatValue())));
    write(event().integer(2, step).message(5, summary));
  }

  /** Adds an image, stored as PNG. */
  public void image(String tag, BufferedImage image, long step) throws IOException {
    var png = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", png)) {
      throw new IllegalArgumentException(
          "an image of type " + image.getType() + " cannot be written as PNG; convert it to RGB");
    }
    int channels = image.getColorModel().getNumComponents();
    imagePng(tag, png.toByteArray(), image.getWidth(), image.getHeight(), channels, step);
  }

  /** Adds an image that is already encoded as PNG; {@code channels} is 1 to 4. */
  public void imagePng(String tag, byte[] png, int width, int height, int channels, long step)
      throws IOException {
    Protobuf image =
        new Protobuf().integer(1, height).integer(2, width).integer(3, channels).bytes(4, png);
    Protobuf summary = new Protobuf().message(1, new Protobuf().text(1, tag).message(4, image));
    write(event().integer(2, step).message(5, summary));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static TensorBoardWriter create(Path folder) throws IOException {
    Path file =
        folder.resolve(
            "events.out.tfevents.%010d.%s.%d.%d"
                .formatted(
                    Instant.now().getEpochSecond(),
                    hostName(),
                    ProcessHandle.current().pid(),
                    COUNTER.getAndIncrement()));
    try {
      Files.createDirectories(folder);
      return new TensorBoardWriter(
          file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw OutputException.of(file, e);
    }
  }

  private static Protobuf event() {
    Instant now = Instant.now();
    return new Protobuf().real64(1, now.getEpochSecond() + now.getNano() / NANOS_PER_SECOND);
  }

  private synchronized void write(Protobuf event) throws IOException {
    try {
      AtomicFiles.writeFully(channel, TfRecords.frame(event.toByteArray()));
    } catch (IOException e) {
      throw OutputException.of(file, e);
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "_");
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
