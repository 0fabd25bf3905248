package io.windrose.lake;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The bytes of one variant, written from its first value to its last: the dictionary of names, then the value. An
 * object or list is written behind a gap for its head, which is filled once the sizes of what it holds are known. For
 * one thread.
 */
final class VariantBytes {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int VERSION = 1;
    private static final int SORTED = 1 << 4;
    private static final int SHORT_STRING = 1;
    private static final int OBJECT = 2;
    private static final int ARRAY = 3;
    private static final int NULL = 0;
    private static final int TRUE = 1 << 2;
    private static final int FALSE = 2 << 2;
    private static final int INT64 = 6 << 2;
    private static final int DOUBLE = 7 << 2;
    private static final int STRING = 16 << 2;
    private static final int LONGEST_SHORT_STRING = 63;
    private static final int MOST_IN_A_BYTE = 255;
    private static final int FIRST_CAPACITY = 512;

    private final Map<String, Integer> ids;
    private final int idBytes;
    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    /** @param names of all fields of all objects, without repetition */
    VariantBytes(Collection<String> names) {
        String[] sorted = names.toArray(String[]::new);
        Arrays.sort(sorted, VariantBytes::compare);
        this.ids = HashMap.newHashMap(sorted.length);
        this.idBytes = bytesFor(Math.max(0, sorted.length - 1));
        writeDictionary(sorted);
    }

    /** In the order of the UTF-8 bytes: as UTF-16 compares, but for surrogates, which stand for the last characters. */
    private static int compare(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            char left = one.charAt(i);
            char right = other.charAt(i);
            if (left != right) {
                boolean isHigh = Character.isSurrogate(left);
                return isHigh == Character.isSurrogate(right) ? left - right : isHigh ? 1 : -1;
            }
        }
        return one.length() - other.length();
    }

    private void writeDictionary(String[] sorted) {
        byte[][] texts = new byte[sorted.length][];
        int total = 0;
        for (int i = 0; i < sorted.length; i++) {
            texts[i] = sorted[i].getBytes(StandardCharsets.UTF_8);
            total += texts[i].length;
            ids.put(sorted[i], i);
        }
        int width = bytesFor(Math.max(total, sorted.length));
        require(1 + width * (sorted.length + 2) + total);
        bytes[size++] = (byte) (VERSION | SORTED | (width - 1) << 6);
        putUnsigned(sorted.length, width);
        int offset = 0;
        for (byte[] text : texts) {
            putUnsigned(offset, width);
            offset += text.length;
        }
        putUnsigned(offset, width);
        for (byte[] text : texts) {
            putAll(text);
        }
    }

    void putNull() {
        putByte(NULL);
    }

    void put(boolean value) {
        putByte(value ? TRUE : FALSE);
    }

    void put(long value) {
        putByte(INT64);
        putLong(value);
    }

    void put(double value) {
        putByte(DOUBLE);
        putLong(Double.doubleToRawLongBits(value));
    }

    void put(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        if (text.length <= LONGEST_SHORT_STRING) {
            putByte(text.length << 2 | SHORT_STRING);
        } else {
            putByte(STRING);
            require(Integer.BYTES);
            putUnsigned(text.length, Integer.BYTES);
        }
        require(text.length);
        putAll(text);
    }

    /** Each of so many fields is announced by its name, before its value is put. */
    Fields beginObject(int count) {
        return new Fields(count);
    }

    /** Each of so many elements is announced before its value is put. */
    Elements beginArray(int count) {
        return new Elements(count);
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** An object under way. Its values lie in the order in which they came, its names are sorted. */
    final class Fields {
        private final int start = size;
        /** Of each field the id of its name and, in the lower half, where its value begins. */
        private final long[] fields;

        private int count;

        private Fields(int count) {
            this.fields = new long[count];
        }

        void add(String name) {
            fields[count++] = (long) requireNonNull(ids.get(name)) << Integer.SIZE | (size - start);
        }

        void end() {
            Arrays.sort(fields);
            int width = bytesFor(size - start);
            int total = size - start;
            int countBytes = count > MOST_IN_A_BYTE ? Integer.BYTES : 1;
            insert(start, 1 + countBytes + count * idBytes + (count + 1) * width);
            int end = size;
            size = start;
            int isLarge = count > MOST_IN_A_BYTE ? 1 : 0;
            putByte(OBJECT | (width - 1) << 2 | (idBytes - 1) << 4 | isLarge << 6);
            putUnsigned(count, countBytes);
            for (long field : fields) {
                putUnsigned((int) (field >>> Integer.SIZE), idBytes);
            }
            for (long field : fields) {
                putUnsigned((int) field, width);
            }
            putUnsigned(total, width);
            size = end;
        }
    }

    /** A list under way. */
    final class Elements {
        private final int start = size;
        private final int[] offsets;
        private int count;

        private Elements(int count) {
            this.offsets = new int[count];
        }

        void add() {
            offsets[count++] = size - start;
        }

        void end() {
            int width = bytesFor(size - start);
            int total = size - start;
            int countBytes = count > MOST_IN_A_BYTE ? Integer.BYTES : 1;
            insert(start, 1 + countBytes + (count + 1) * width);
            int end = size;
            size = start;
            int isLarge = count > MOST_IN_A_BYTE ? 1 : 0;
            putByte(ARRAY | (width - 1) << 2 | isLarge << 4);
            putUnsigned(count, countBytes);
            for (int offset : offsets) {
                putUnsigned(offset, width);
            }
            putUnsigned(total, width);
            size = end;
        }
    }

    /** How many bytes an unsigned number needs. */
    private static int bytesFor(int value) {
        if (value <= 0xff) {
            return 1;
        }
        if (value <= 0xffff) {
            return 2;
        }
        return value <= 0xff_ffff ? 3 : Integer.BYTES;
    }

    /** Makes a gap at {@code start}, moving what follows. */
    private void insert(int start, int length) {
        require(length);
        System.arraycopy(bytes, start, bytes, start + length, size - start);
        size += length;
    }

    private void putByte(int value) {
        require(1);
        bytes[size++] = (byte) value;
    }

    /** Little endian; there must be room. */
    private void putUnsigned(int value, int width) {
        for (int i = 0; i < width; i++) {
            bytes[size++] = (byte) (value >>> (Byte.SIZE * i));
        }
    }

    private void putLong(long value) {
        require(Long.BYTES);
        LONG.set(bytes, size, value);
        size += Long.BYTES;
    }

    private void putAll(byte[] text) {
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
    }

    private void require(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
