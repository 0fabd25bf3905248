package io.windrose.market;

import java.util.SplittableRandom;

/**
 * The draws of one person (or robot, or campaign): each a pure function of seed, person, purpose and day, so in any
 * order, on any thread, and whatever else was drawn.
 */
record Fate(long key) {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final long BY_PURPOSE = 0xd1342543de82ef95L;
    private static final long BY_DAY = 0xaf251af3b0f025b5L;
    private static final double UNIT = 0x1.0p-53;

    static Fate of(long seed, Kind kind, long number) {
        return new Fate(mix(mix(seed + GOLDEN * (kind.number() + 1)) + GOLDEN * number));
    }

    enum Kind {
        PERSON,
        ROBOT,
        CAMPAIGN;

        @SuppressWarnings("EnumOrdinal")
        int number() {
            return ordinal();
        }
    }

    /** From 0 to below 1. */
    double unit(Purpose purpose, int which, int day) {
        return (hash(purpose, which, day) >>> 11) * UNIT;
    }

    double unit(Purpose purpose, int day) {
        return unit(purpose, 0, day);
    }

    /** Where one purpose needs many draws. */
    SplittableRandom random(Purpose purpose, int day) {
        return new SplittableRandom(hash(purpose, 0, day));
    }

    long hash(Purpose purpose, int which, int day) {
        return mix(key + BY_PURPOSE * (purpose.number() * 64L + which + 1) + BY_DAY * day);
    }

    /** Stafford's variant 13 of the finalizer of MurmurHash3, as in {@link SplittableRandom}. */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
