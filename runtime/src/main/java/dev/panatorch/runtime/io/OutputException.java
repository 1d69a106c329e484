package dev.panatorch.runtime.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something could not be written; nothing was left under the final name. */
public final class OutputException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Why the output failed. */
  public enum Reason {
    /** The device or the quota is full. */
    DISK_FULL("the disk is full", "Free some space or choose another output folder"),
    /** The user may not write there. */
    NOT_WRITABLE(
        "permission denied", "Choose an output folder that you may write to, or change its rights"),
    /** The file system or a limit of the process allows no file of this size. */
    TOO_LARGE(
        "the file would be larger than is allowed",
        "Choose another file system, or raise the limit (ulimit -f)"),
    /** The file system is mounted read-only. */
    READ_ONLY("the file system is read-only", "Choose another output folder"),
    /** A file stands where a folder is needed. */
    NOT_A_FOLDER("a file stands where a folder is needed", "Move it away or choose another name"),
    /** The name is taken and must not be replaced. */
    EXISTS("it already exists", "Remove it or choose another name"),
    /** Anything else; the cause says what. */
    OTHER("the output failed", "Choose another output folder");

    private final String problem;
    private final String remedy;

    Reason(String problem, String remedy) {
      this.problem = problem;
      this.remedy = remedy;
    }
  }

  private final Reason reason;

  private OutputException(Path target, Reason reason, @Nullable Exception cause) {
    super(message(target, reason, cause), cause);
    this.reason = reason;
  }

  /** Why the output failed. */
  public Reason reason() {
    return reason;
  }

  /** Wraps the failure to write {@code target}; an OutputException is returned as it is. */
  public static OutputException of(Path target, Exception cause) {
    return cause instanceof OutputException already
        ? already
        : new OutputException(target, classify(target, cause), cause);
  }

  /** The same failure told of {@code target}, of which something inside could not be written. */
  OutputException of(Path target) {
    return new OutputException(target, reason, this);
  }

  static OutputException of(Path target, Reason reason) {
    return new OutputException(target, reason, null);
  }

  private static Reason classify(Path target, Exception cause) {
    return switch (cause) {
      case AccessDeniedException e -> Reason.NOT_WRITABLE;
      case ReadOnlyFileSystemException e -> Reason.READ_ONLY;
      case NotDirectoryException e -> Reason.NOT_A_FOLDER;
      case FileAlreadyExistsException e ->
          Files.isDirectory(target) ? Reason.EXISTS : Reason.NOT_A_FOLDER;
      case NoSuchFileException e -> Reason.OTHER;
      case FileSystemException e -> classify(e.getReason());
      default -> classify(cause.getMessage());
    };
  }

  /** The system's own words: Java passes strerror on and nothing else that tells them apart. */
  private static Reason classify(@Nullable String words) {
    String lower = words == null ? "" : words.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left")
        || lower.contains("quota")
        || lower.contains("not enough")) {
      return Reason.DISK_FULL;
    }
    if (lower.contains("too large")) {
      return Reason.TOO_LARGE;
    }
    if (lower.contains("read-only")) {
      return Reason.READ_ONLY;
    }
    if (lower.contains("not a directory")) {
      return Reason.NOT_A_FOLDER;
    }
    if (lower.contains("is a directory")) {
      return Reason.EXISTS;
    }
    return lower.contains("permission denied") || lower.contains("not permitted")
        ? Reason.NOT_WRITABLE
        : Reason.OTHER;
  }

  private static String message(Path target, Reason reason, @Nullable Exception cause) {
    String detail = reason == Reason.OTHER && cause != null ? " (" + cause + ")" : "";
    return "cannot write " + target + ": " + reason.problem + detail + ". " + reason.remedy;
  }
}
