package dev.panatorch.runtime.io;

import dev.panatorch.runtime.io.Pickled.ElementType;
import dev.panatorch.runtime.io.Pickled.PlainObject;
import dev.panatorch.runtime.io.Pickled.Storage;
import dev.panatorch.runtime.io.Pickled.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one pickle into plain data. It knows the binary opcodes of protocols 2 to 5, calls nothing,
 * and takes memory in proportion to the pickle's bytes at most.
 *
 * <p>Source of the opcodes: CPython's {@code pickletools} documentation.
 */
final class PickleMachine {

  /** A checkpoint of a thousand tensors with its optimizer has about a hundred thousand. */
  private static final int MAX_OPERATIONS = 4_000_000;

  private static final Object MARK = new Object();
  private static final int STORAGE_ID_ITEMS = 5;

  private final PickleInput in;
  private final PickleGlobals globals;
  private final List<@Nullable Object> stack = new ArrayList<>();
  private final Map<Long, @Nullable Object> memo = new HashMap<>();
  private final Map<String, ElementType> storageTypes = new HashMap<>();
  private long operations;

  PickleMachine(PickleInput in) {
    this.in = in;
    this.globals = new PickleGlobals(in.file());
  }

  /** Runs to the end of the pickle; the input then stands behind it. */
  @Nullable Object read() throws TensorFileException {
    while (true) {
      int opcode = in.u1();
      if (opcode == '.') {
        return pop();
      }
      charge(1);
      execute(opcode);
    }
  }

  /** Every step and every item copied by a call counts, so that the memory stays bounded. */
  private void charge(int count) throws UnsupportedFileException {
    operations += count;
    if (operations > MAX_OPERATIONS) {
      throw new UnsupportedFileException(
          in.file(),
          null,
          "the pickle has more than " + MAX_OPERATIONS + " operations",
          "Save only the state dict in Python: torch.save(model.state_dict(), path)");
    }
  }

  /** The element types of the storages that the pickle referred to, by key. */
  Map<String, ElementType> storageTypes() {
    return storageTypes;
  }

  private void execute(int opcode) throws TensorFileException {
    if (!constant(opcode) && !container(opcode) && !memory(opcode) && !object(opcode)) {
      String shown =
          opcode > ' ' && opcode < 127 ? "'" + (char) opcode + "'" : "0x%02x".formatted(opcode);
      throw new UnsupportedFileException(
          in.file(),
          null,
          "the pickle has the opcode "
              + shown
              + " at byte "
              + (in.position() - 1)
              + ", which no checkpoint of plain tensors needs",
          "The file may be damaged, or save it anew with torch.save(model.state_dict(), path)");
    }
  }

  private boolean constant(int opcode) throws TensorFileException {
    switch (opcode) {
      case 'N' -> push(null);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'J' -> push((long) in.i4());
      case 'K' -> push((long) in.u1());
      case 'M' -> push((long) in.u2());
      case 0x8a -> push(in.integer(in.u1()));
      case 0x8b -> push(in.integer(in.u4()));
      case 'G' -> push(in.f8());
      case 'X' -> push(in.utf8(in.u4()));
      case 0x8c -> push(in.utf8(in.u1()));
      case 0x8d -> push(in.utf8(in.i8()));
      case 'U' -> push(new String(in.bytes(in.u1()), StandardCharsets.ISO_8859_1));
      case 'T' -> push(new String(in.bytes(in.u4()), StandardCharsets.ISO_8859_1));
      case 'C' -> push(in.bytes(in.u1()));
      case 'B' -> push(in.bytes(in.u4()));
      case 0x8e, 0x96 -> push(in.bytes(in.i8()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean container(int opcode) throws TensorFileException {
    switch (opcode) {
      case '(' -> push(MARK);
      case '0' -> pop();
      case '1' -> popMark();
      case '2' -> push(top());
      case ']', 0x8f -> push(new ArrayList<>());
      case '}' -> push(new LinkedHashMap<>());
      case ')' -> push(new Tuple());
      case 't' -> push(new Tuple(popMark().toArray()));
      case 0x85 -> push(new Tuple(popLast(1)));
      case 0x86 -> push(new Tuple(popLast(2)));
      case 0x87 -> push(new Tuple(popLast(3)));
      case 'l', 0x91 -> push(popMark());
      case 'd' -> {
        List<@Nullable Object> items = popMark();
        push(new LinkedHashMap<>());
        putAll(items);
      }
      case 'a' -> append(Arrays.asList(popLast(1)));
      case 'e', 0x90 -> append(popMark());
      case 's' -> putAll(Arrays.asList(popLast(2)));
      case 'u' -> putAll(popMark());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean memory(int opcode) throws TensorFileException {
    switch (opcode) {
      case 0x80 -> in.u1();
      case 0x95 -> in.i8();
      case 'q' -> memo.put((long) in.u1(), top());
      case 'r' -> memo.put(in.u4(), top());
      case 0x94 -> memo.put((long) memo.size(), top());
      case 'h' -> push(recall(in.u1()));
      case 'j' -> push(recall(in.u4()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean object(int opcode) throws TensorFileException {
    switch (opcode) {
      case 'c' -> push(globals.find(in.line(), in.line()));
      case 0x93 -> {
        @Nullable Object[] names = popLast(2);
        if (!(names[0] instanceof String module) || !(names[1] instanceof String name)) {
          throw in.malformed("names a function by something that is no text");
        }
        push(globals.find(module, name));
      }
      case 'R', 0x81 -> call(pop());
      case 'b' -> build(pop());
      case 'Q' -> push(storage(pop()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void call(@Nullable Object arguments) throws TensorFileException {
    if (!(arguments instanceof Tuple tuple)) {
      throw in.malformed("calls a function without a tuple of arguments");
    }
    for (Object argument : tuple.items()) {
      charge(argument instanceof Collection<?> items ? items.size() : 1);
    }
    push(globals.call(pop(), tuple.items()));
  }

  /** Attributes: kept for plain objects, dropped for dictionaries and the like. */
  private void build(@Nullable Object state) throws MalformedFileException {
    if (top() instanceof PlainObject object && state instanceof Map<?, ?> attributes) {
      @SuppressWarnings("unchecked")
      Map<Object, @Nullable Object> own = (Map<Object, @Nullable Object>) attributes;
      object.setAttributes(own);
    }
  }

  /** The persistent id of a storage: ('storage', type, key, location, elements[, view]). */
  private Storage storage(@Nullable Object id) throws MalformedFileException {
    List<@Nullable Object> items = id instanceof Tuple tuple ? tuple.items() : List.of();
    if (items.size() < STORAGE_ID_ITEMS
        || !"storage".equals(items.get(0))
        || !(items.get(1) instanceof ElementType type)
        || !(items.get(2) instanceof String key)
        || !(items.get(4) instanceof Long elements)
        || elements < 0) {
      throw in.malformed("refers to something that is no storage of a tensor");
    }
    storageTypes.put(key, type);
    Object view = items.size() > STORAGE_ID_ITEMS ? items.get(STORAGE_ID_ITEMS) : null;
    if (view == null) {
      return new Storage(key, type, 0, elements);
    }
    if (view instanceof Tuple parts
        && parts.items().size() == 3
        && parts.items().get(1) instanceof Long skipped
        && parts.items().get(2) instanceof Long viewed
        && skipped >= 0
        && viewed >= 0) {
      return new Storage(key, type, skipped, viewed);
    }
    throw in.malformed("refers to a view of a storage that is none");
  }

  private void append(List<@Nullable Object> items) throws MalformedFileException {
    if (!(top() instanceof ArrayList<?>)) {
      throw in.malformed("appends to something that is no list");
    }
    @SuppressWarnings("unchecked")
    List<@Nullable Object> list = (ArrayList<@Nullable Object>) top();
    list.addAll(items);
  }

  private void putAll(List<@Nullable Object> items) throws MalformedFileException {
    if (!(top() instanceof LinkedHashMap<?, ?>) || items.size() % 2 != 0) {
      throw in.malformed("puts items into something that is no dictionary");
    }
    @SuppressWarnings("unchecked")
    Map<@Nullable Object, @Nullable Object> map =
        (LinkedHashMap<@Nullable Object, @Nullable Object>) top();
    for (int i = 0; i < items.size(); i += 2) {
      map.put(key(items.get(i)), items.get(i + 1));
    }
  }

  /** Only keys that hash by value without looking inside, or by identity. */
  private @Nullable Object key(@Nullable Object key) throws MalformedFileException {
    if (key instanceof List<?> || key instanceof Map<?, ?> || key == MARK) {
      throw in.malformed("uses a list or a dictionary as a key");
    }
    return key;
  }

  private @Nullable Object recall(long index) throws MalformedFileException {
    if (!memo.containsKey(index)) {
      throw in.malformed("recalls item " + index + ", which it never stored");
    }
    return memo.get(index);
  }

  private void push(@Nullable Object value) {
    stack.add(value);
  }

  private @Nullable Object top() throws MalformedFileException {
    if (stack.isEmpty() || stack.getLast() == MARK) {
      throw in.malformed("takes from an empty stack");
    }
    return stack.getLast();
  }

  private @Nullable Object pop() throws MalformedFileException {
    Object value = top();
    stack.removeLast();
    return value;
  }

  private @Nullable Object[] popLast(int count) throws MalformedFileException {
    @Nullable Object[] values = new @Nullable Object[count];
    for (int i = count - 1; i >= 0; i--) {
      values[i] = pop();
    }
    return values;
  }

  private List<@Nullable Object> popMark() throws MalformedFileException {
    int mark = stack.lastIndexOf(MARK);
    if (mark < 0) {
      throw in.malformed("takes from an empty stack");
    }
    List<@Nullable Object> tail = stack.subList(mark + 1, stack.size());
    List<@Nullable Object> items = new ArrayList<>(tail);
    stack.subList(mark, stack.size()).clear();
    return items;
  }
}
