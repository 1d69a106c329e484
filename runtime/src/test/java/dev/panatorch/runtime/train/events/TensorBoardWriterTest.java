package dev.panatorch.runtime.train.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.panatorch.runtime.io.OutputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardWriterTest {

  @TempDir Path folder;

  private static byte[] reference() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            TensorBoardWriterTest.class.getResourceAsStream("reference.tfevents"))) {
      return in.readAllBytes();
    }
  }

  /** The data of all records; the checksums are left to the other tests. */
  private static List<byte[]> records(byte[] file) {
    List<byte[]> records = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      byte[] data = new byte[Math.toIntExact(in.getLong())];
      in.getInt();
      in.get(data);
      in.getInt();
      records.add(data);
    }
    return records;
  }

  @Test
  void framesRecordsWithTheChecksumsOfTensorBoardsOwnWriter() throws IOException {
    var framed = new ByteArrayOutputStream();
    records(reference()).forEach(data -> framed.writeBytes(TfRecords.frame(data).array()));
    assertThat(framed.toByteArray()).isEqualTo(reference());
  }

  @Test
  void encodesEventsAsTheOriginalMessagesAre() throws IOException {
    Protobuf image =
        new Protobuf()
            .integer(1, 1)
            .integer(2, 2)
            .integer(3, 1)
            .bytes(4, "not really a PNG".getBytes(StandardCharsets.US_ASCII));
    List<Protobuf> events =
        List.of(
            new Protobuf().real64(1, 1.5).text(3, "brain.Event:2"),
            new Protobuf().real64(1, 2.5).integer(2, 300).message(7, new Protobuf().integer(1, 1)),
            new Protobuf()
                .real64(1, 3.5)
                .integer(2, 1L << 40)
                .message(
                    5,
                    new Protobuf()
                        .message(1, new Protobuf().text(1, "loss").real32(2, 0.25f))
                        .message(1, new Protobuf().text(1, "größe").real32(2, -1))),
            new Protobuf()
                .real64(1, 4.5)
                .integer(2, 2)
                .message(
                    5,
                    new Protobuf().message(1, new Protobuf().text(1, "grid").message(4, image))));
    assertThat(events)
        .extracting(Protobuf::toByteArray)
        .containsExactlyElementsOf(records(reference()));
  }

  @Test
  void aRunAndItsResumptionAreFilesOfWholeRecords() throws IOException {
    try (var writer = TensorBoardWriter.open(folder)) {
      writer.scalar("loss", 0.5, 64);
      writer.image("grid", new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB), 64);
      assertThat(records(Files.readAllBytes(writer.file()))).hasSize(3);
    }
    try (var writer = TensorBoardWriter.resume(folder, 64)) {
      writer.scalar("loss", 0.25, 64);
      assertThat(records(Files.readAllBytes(writer.file()))).hasSize(3);
    }
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2).allMatch(f -> f.toString().contains("events.out.tfevents."));
    }
  }

  @Test
  void aFolderThatCannotBeIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> TensorBoardWriter.open(file))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("a file stands where a folder is needed");
  }
}
