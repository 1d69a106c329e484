package dev.panatorch.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writesAndReplacesAFileAndCreatesItsFolder() throws IOException {
    Path file = folder.resolve("a/b/c.txt");
    AtomicFiles.write(file, "one");
    AtomicFiles.write(file, "two");
    assertThat(file).hasContent("two");
    assertThat(file.getParent()).isDirectoryContaining(f -> f.equals(file));
  }

  @Test
  void whileItWritesTheOldContentStandsUnderTheName() throws IOException {
    Path file = folder.resolve("x");
    AtomicFiles.write(file, "old");
    AtomicFiles.write(
        file,
        channel -> {
          AtomicFiles.writeFully(channel, ByteBuffer.wrap(new byte[] {'n', 'e', 'w'}));
          assertThat(file).hasContent("old");
        });
    assertThat(file).hasContent("new");
  }

  @Test
  void aFullDiskLeavesTheOldFileAndNothingElseAndIsNamed() throws IOException {
    Path file = folder.resolve("model.safetensors");
    AtomicFiles.write(file, "old");
    TensorSource full =
        new TensorSource() {
          @Override
          public dev.panatorch.runtime.DType dtype() {
            return dev.panatorch.runtime.DType.UINT8;
          }

          @Override
          public long[] shape() {
            return new long[] {8};
          }

          @Override
          public void writeTo(Sink sink) throws IOException {
            sink.accept(Fixtures.segment(new byte[4]));
            throw new IOException("No space left on device");
          }
        };
    assertThatThrownBy(() -> Safetensors.write(file, java.util.Map.of("x", full)))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("cannot write " + file)
        .hasMessageContaining("the disk is full")
        .extracting(e -> ((OutputException) e).reason())
        .isEqualTo(OutputException.Reason.DISK_FULL);
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("model.safetensors");
  }

  @Test
  void anErrorInTheBodyOfAFolderLeavesNothing() throws IOException {
    Path target = folder.resolve("checkpoint");
    assertThatThrownBy(() ->
            AtomicFiles.writeFolder(
                target,
                temporary -> {
                  AtomicFiles.write(temporary.resolve("deep/file"), "x");
                  throw new IllegalStateException("stop");
                }))
        .hasMessage("stop");
    assertThat(names()).isEmpty();
  }

  @Test
  void aFolderAppearsWholeOrNotAtAllAndIsNeverReplaced() throws IOException {
    Path target = folder.resolve("checkpoint");
    AtomicFiles.writeFolder(
        target,
        temporary -> {
          Files.writeString(temporary.resolve("a"), "1");
          Files.createDirectory(temporary.resolve("deep"));
          Files.writeString(temporary.resolve("deep/b"), "2");
          assertThat(target).doesNotExist();
        });
    assertThat(target.resolve("deep/b")).hasContent("2");
    assertThat(names()).containsExactly("checkpoint");
    assertThatThrownBy(() -> AtomicFiles.writeFolder(target, f -> {}))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("already exists");
    assertThat(target.resolve("a")).hasContent("1");
  }

  @Test
  void aFileInTheWayOfAFolderAndAFolderInTheWayOfAFileAreNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> AtomicFiles.write(file.resolve("below"), "y"))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("a file stands where a folder is needed");
    Path directory = Files.createDirectory(folder.resolve("directory"));
    assertThatThrownBy(() -> AtomicFiles.write(directory, "y"))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("already exists");
    assertThat(names()).containsExactly("directory", "file");
  }

  @Test
  void aFolderForOutputIsMadeAndProvedAndClearedOfWhatKilledProcessesLeft() throws IOException {
    Path output = folder.resolve("a/b");
    AtomicFiles.createFolder(output);
    assertThat(output).isEmptyDirectory();
    Files.createFile(output.resolve(stale(".tmp-%s-" + goneProcess() + "-0000000a-model")));
    AtomicFiles.createFolder(output);
    assertThat(output).isEmptyDirectory();
    Path file = Files.writeString(folder.resolve("file"), "x");
    for (Path blocked : List.of(file, file.resolve("below"))) {
      assertThatThrownBy(() -> AtomicFiles.createFolder(blocked))
          .isInstanceOf(OutputException.class)
          .hasMessageContainingAll("cannot write " + blocked, "a file stands where a folder");
    }
  }

  @Test
  void eachReasonOfTheSystemGivesItsOwnMessage() {
    Path target = Path.of("out");
    assertThat(OutputException.of(target, new AccessDeniedException("out")))
        .hasMessageContaining("permission denied")
        .hasMessageContaining("may write to");
    assertThat(
            OutputException.of(
                target, new FileSystemException("out", null, "Read-only file system")))
        .hasMessageContaining("read-only");
    assertThat(OutputException.of(target, new IOException("Disk quota exceeded")))
        .hasMessageContaining("disk is full");
    assertThat(OutputException.of(target, new IOException("File too large")))
        .hasMessageContaining("larger than is allowed");
    assertThat(OutputException.of(target, new IOException("Input/output error")))
        .hasMessageContaining("Input/output error");
  }

  @Test
  void temporariesOfKilledProcessesAreRemovedAndThoseInUseAreNot() throws IOException {
    long gone = goneProcess();
    String dead = stale("." + "tmp-%s-" + gone + "-0000000a-model");
    Files.createDirectory(folder.resolve(dead));
    Files.writeString(folder.resolve(dead).resolve("half"), "x");
    Path foreignOld = Files.createFile(folder.resolve(".tmp-0badcafe-1-00000001-x"));
    Files.setLastModifiedTime(foreignOld, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    Files.createFile(folder.resolve(".tmp-0badcafe-1-00000002-x"));
    Files.createFile(folder.resolve(".tmp-mine"));
    AtomicFiles.write(
        folder.resolve("inUse"),
        channel -> assertThat(AtomicFiles.removeStale(folder)).isEqualTo(2));
    assertThat(names()).containsExactly(".tmp-0badcafe-1-00000002-x", ".tmp-mine", "inUse");
    assertThat(AtomicFiles.removeStale(folder.resolve("none"))).isZero();
  }

  /** A temporary's name with this machine's mark, learnt from a real one. */
  private String stale(String pattern) throws IOException {
    String[] host = new String[1];
    AtomicFiles.writeFolder(
        folder.resolve("probe"), f -> host[0] = f.getFileName().toString().split("-")[1]);
    Files.delete(folder.resolve("probe"));
    return pattern.formatted(host[0]);
  }

  private static long goneProcess() throws IOException {
    Process process = new ProcessBuilder("true").start();
    process.onExit().join();
    return process.pid();
  }
}
