package io.windrose.lake;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a writer stands. Counts are since its start; what must survive it is in the lake's snapshots.
 *
 * @param isWriting false while another node has the lease
 * @param offsets as last committed, by partition
 * @param lostRecords how many records the stream no longer had when the lake came to them
 * @param deduplicationWindow how far back copies are recognized
 * @param problem why the last attempt failed; empty once one succeeded
 */
public record LakeWriterStatus(
        boolean isWriting,
        Map<Integer, Long> offsets,
        Optional<Instant> lastCommit,
        long rows,
        long duplicates,
        long unreadable,
        long lostRecords,
        Duration deduplicationWindow,
        Optional<String> problem) {
    static final LakeWriterStatus START =
            new LakeWriterStatus(false, Map.of(), Optional.empty(), 0, 0, 0, 0, Duration.ZERO, Optional.empty());

    public LakeWriterStatus {
        offsets = Map.copyOf(offsets);
    }

    LakeWriterStatus waiting() {
        return writing(false, offsets, deduplicationWindow);
    }

    LakeWriterStatus writing(boolean writes, Map<Integer, Long> from, Duration window) {
        return new LakeWriterStatus(
                writes, from, lastCommit, rows, duplicates, unreadable, lostRecords, window, problem);
    }

    LakeWriterStatus lost(long records) {
        return new LakeWriterStatus(
                isWriting,
                offsets,
                lastCommit,
                rows,
                duplicates,
                unreadable,
                lostRecords + records,
                deduplicationWindow,
                problem);
    }

    LakeWriterStatus failed(String reason) {
        return new LakeWriterStatus(
                false,
                offsets,
                lastCommit,
                rows,
                duplicates,
                unreadable,
                lostRecords,
                deduplicationWindow,
                Optional.of(reason));
    }

    LakeWriterStatus committed(Instant now, Map<Integer, Long> to, Intake intake, Duration window) {
        return new LakeWriterStatus(
                true,
                to,
                Optional.of(now),
                rows + intake.rows(),
                duplicates + intake.duplicates().total(),
                unreadable + intake.unreadable().size(),
                lostRecords,
                window,
                Optional.empty());
    }
}
