package io.windrose.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What a run takes of the disk at most, so that it does not fill it. */
record DiskNeed(long bytes) {
    /** Files before and after they are merged, the metadata, and what sorting and grouping put aside. */
    private static final long OF_LAKE = 600;

    /** The copy as one file, and the table of it. */
    private static final long OF_TABLE = 500;

    /** PostgreSQL, unpacked and empty. */
    private static final long ALWAYS = 1L << 30;

    static DiskNeed ofLake(long events) {
        return new DiskNeed(ALWAYS + events * OF_LAKE);
    }

    static DiskNeed ofRace(long events) {
        return new DiskNeed(ALWAYS + events * (OF_LAKE + OF_TABLE));
    }

    /** Says what is missing, if anything is. */
    boolean isMet(Path folder, Consumer<String> out) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free >= bytes) {
            return true;
        }
        out.accept("skipped: %s has %d MiB free and %d are needed; choose another by TMPDIR, or fewer events"
                .formatted(folder, free >> 20, bytes >> 20));
        return false;
    }
}
