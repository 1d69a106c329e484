package dev.panatorch.runtime.io;

import dev.panatorch.runtime.io.Pickled.ElementType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The two layouts of {@code torch.save}. */
final class TorchLayout {

  private static final String PICKLE = "data.pkl";
  private static final long MAX_PICKLE_BYTES = 256L << 20;
  private static final BigInteger LEGACY_MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final int PROTOCOL_OPCODE = 0x80;
  private static final long LEGACY_VERSION = 1001;
  private static final int TAR_MAGIC_AT = 257;
  private static final String SAVE_ANEW =
      "Load it in Python and save it anew: torch.save(torch.load(path), new_path)";

  private final Path file;
  private final MemorySegment bytes;
  private final MemoryBudget budget;

  /** The plain data of the pickle and the storages that its tensors refer to. */
  record Content(@Nullable Object root, TorchStorages storages) {}

  private TorchLayout(Path file, MemorySegment bytes) {
    this.file = file;
    this.bytes = bytes;
    this.budget = new MemoryBudget(file, bytes.byteSize());
  }

  /** Whether the file begins like one of the two layouts. */
  static boolean looksLikeCheckpoint(MemorySegment bytes) {
    return ZipIndex.looksLikeZip(bytes) || startsPickle(bytes);
  }

  static Content read(Path file, MemorySegment bytes) throws TensorFileException {
    TorchLayout layout = new TorchLayout(file, bytes);
    if (ZipIndex.looksLikeZip(bytes)) {
      return layout.readZip();
    }
    if (startsPickle(bytes)) {
      return layout.readLegacy();
    }
    if (isTar(bytes)) {
      throw new UnsupportedFileException(
          file, null, "it has the tar layout of PyTorch before 0.1.10", SAVE_ANEW);
    }
    throw new MalformedFileException(file, null, "it does not begin like a PyTorch checkpoint");
  }

  private static boolean startsPickle(MemorySegment bytes) {
    return bytes.byteSize() > 2
        && Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, 0)) == PROTOCOL_OPCODE;
  }

  static boolean isTar(MemorySegment bytes) {
    byte[] magic = "ustar".getBytes(StandardCharsets.US_ASCII);
    return bytes.byteSize() > TAR_MAGIC_AT + magic.length
        && bytes.asSlice(TAR_MAGIC_AT, magic.length).mismatch(MemorySegment.ofArray(magic)) < 0;
  }

  private Content readZip() throws TensorFileException {
    ZipContent zip = new ZipContent(file, bytes, budget);
    String prefix = prefix(zip);
    if (zip.find(prefix + "constants.pkl") != null) {
      throw new UnsupportedFileException(
          file,
          null,
          "it is a TorchScript program, not a checkpoint of tensors",
          "Save its weights in Python: torch.save(torch.jit.load(path).state_dict(), new_path)");
    }
    ZipIndex.Entry order = zip.find(prefix + "byteorder");
    if (order != null && !text(zip.checkedBytes(order)).strip().equals("little")) {
      throw bigEndian();
    }
    ZipIndex.Entry pickle = zip.find(prefix + PICKLE);
    if (pickle == null || pickle.size() > MAX_PICKLE_BYTES) {
      throw new UnsupportedFileException(
          file,
          prefix + PICKLE,
          "the pickle is missing or larger than any state dict's",
          SAVE_ANEW);
    }
    Object root = new PickleMachine(new PickleInput(file, zip.checkedBytes(pickle))).read();
    return new Content(
        root,
        new TorchStorages(
            file,
            budget,
            key -> {
              ZipIndex.Entry entry = zip.find(prefix + "data/" + key);
              return entry == null ? null : zip.bytes(entry);
            }));
  }

  /** All entries stand in one folder, named after the file as it was saved. */
  private String prefix(ZipContent zip) throws UnsupportedFileException {
    return zip.entries().sequencedKeySet().stream()
        .filter(name -> name.endsWith("/" + PICKLE) || name.equals(PICKLE))
        .map(name -> name.substring(0, name.length() - PICKLE.length()))
        .findFirst()
        .orElseThrow(() ->
            new UnsupportedFileException(
                file,
                null,
                "it is a ZIP file without a data.pkl, so no PyTorch checkpoint",
                "Name a .pt, .pth, .bin or .safetensors file"));
  }

  private Content readLegacy() throws TensorFileException {
    PickleInput in = new PickleInput(file, bytes);
    if (!LEGACY_MAGIC.equals(new PickleMachine(in).read())
        || !Long.valueOf(LEGACY_VERSION).equals(new PickleMachine(in).read())) {
      throw new UnsupportedFileException(
          file, null, "it is a plain pickle, not a file of torch.save", SAVE_ANEW);
    }
    if (new PickleMachine(in).read() instanceof Map<?, ?> system
        && Boolean.FALSE.equals(system.get("little_endian"))) {
      throw bigEndian();
    }
    PickleMachine machine = new PickleMachine(in);
    Object root = machine.read();
    Map<String, MemorySegment> found = new HashMap<>();
    if (!(new PickleMachine(in).read() instanceof List<?> keys)) {
      throw in.malformed("has no list of storages");
    }
    for (Object key : keys) {
      ElementType type = key instanceof String ? machine.storageTypes().get(key) : null;
      long elements = in.i8();
      if (type == null || elements < 0 || elements > bytes.byteSize()) {
        throw in.malformed("has an impossible list of storages");
      }
      found.put((String) key, in.slice(elements * type.byteSize()));
    }
    return new Content(root, new TorchStorages(file, budget, found::get));
  }

  private static String text(MemorySegment ascii) {
    return new String(ascii.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII);
  }

  private UnsupportedFileException bigEndian() {
    return new UnsupportedFileException(
        file, null, "it was written on a big-endian machine", SAVE_ANEW);
  }
}
