package dev.panatorch.runtime.io;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A temporary file or folder beside its target; whatever still stands under the name when it is
 * closed is removed.
 *
 * <p>The name tells the machine and the process, so that a later run can tell an abandoned
 * temporary from one in use.
 */
final class Temporary implements AutoCloseable {

  private static final String HOST = "%08x".formatted(hostName().hashCode());
  private static final long PROCESS = ProcessHandle.current().pid();
  private static final Pattern NAME =
      Pattern.compile("\\.tmp-(?<host>[0-9a-f]{8})-(?<pid>\\d{1,18})-[0-9a-f]{8}-.*");
  private static final Duration FOREIGN_AGE = Duration.ofDays(1);
  private static final int NAME_LIMIT = 100;

  /** The temporaries of this process that are in use. */
  private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

  private final Path path;

  private Temporary(Path path) {
    this.path = path;
  }

  /** Reserves a name beside {@code target}, creating the folders above it. */
  static Temporary beside(Path target) throws IOException {
    Path parent = target.getParent();
    Path fileName = target.getFileName();
    if (parent == null || fileName == null) {
      throw new IOException("the root folder cannot be written as a file. Name a file inside it");
    }
    Files.createDirectories(parent);
    String suffix = fileName.toString();
    String shortened =
        suffix.length() > NAME_LIMIT ? suffix.substring(suffix.length() - NAME_LIMIT) : suffix;
    String name =
        ".tmp-%s-%d-%08x-%s"
            .formatted(HOST, PROCESS, ThreadLocalRandom.current().nextInt(), shortened);
    Path path = parent.resolve(name);
    IN_USE.add(path);
    return new Temporary(path);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    try {
      delete(path);
    } finally {
      IN_USE.remove(path);
    }
  }

  /** Whether the path is a temporary that nobody writes any more. */
  static boolean isStale(Path path) {
    Path fileName = path.getFileName();
    Matcher name = NAME.matcher(fileName == null ? "" : fileName.toString());
    if (!name.matches()) {
      return false;
    }
    if (!HOST.equals(name.group("host"))) {
      return isOlder(path, FOREIGN_AGE);
    }
    long process = Long.parseLong(name.group("pid"));
    return process == PROCESS
        ? !IN_USE.contains(path.toAbsolutePath())
        : ProcessHandle.of(process).isEmpty();
  }

  private static boolean isOlder(Path path, Duration age) {
    try {
      Instant modified = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
      return modified.isBefore(Instant.now().minus(age));
    } catch (IOException e) {
      return false;
    }
  }

  /** Removes a file or a whole folder, if it is there. */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path folder, @org.jspecify.annotations.Nullable IOException e) throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static String hostName() {
    String named = System.getenv("HOSTNAME");
    if (named != null) {
      return named;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }
}
