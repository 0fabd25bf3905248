package io.windrose.collect.importing.making;

import io.windrose.core.Incorrect;
import java.util.Arrays;

/** A set of 64-bit numbers in one array, for tens of millions of them. For one thread. */
final class Numbers {
    private static final int FIRST = 1 << 10;
    /** Takes 512 MB of an array of numbers; the program's memory holds no more. */
    private static final int MOST = 40_000_000;

    private long[] slots = new long[FIRST];
    private int size;
    private boolean hasZero;

    /** Whether it is new. */
    boolean add(long number) {
        if (number == 0) {
            boolean isNew = !hasZero;
            hasZero = true;
            return isNew;
        }
        if (size * 3L > slots.length * 2L) {
            grow();
        }
        return put(slots, number);
    }

    private boolean put(long[] into, long number) {
        int mask = into.length - 1;
        int slot = slot(number, mask);
        while (into[slot] != 0) {
            if (into[slot] == number) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        into[slot] = number;
        size++;
        return true;
    }

    private void grow() {
        if (size > MOST) {
            throw new Incorrect(
                    "import.too-many-rows", "the file has more than %d rows to tell apart: split it".formatted(MOST));
        }
        long[] larger = new long[slots.length * 2];
        size = 0;
        Arrays.stream(slots).filter(number -> number != 0).forEach(number -> put(larger, number));
        slots = larger;
    }

    private static int slot(long number, int mask) {
        long mixed = number * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 32) & mask;
    }
}
