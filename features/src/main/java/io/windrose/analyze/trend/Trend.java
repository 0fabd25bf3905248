package io.windrose.analyze.trend;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.Note;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param until where the range is not over, the time on the clock up to which was looked
 * @param currency of all amounts
 * @param snapshots of the tables that were read
 */
public record Trend(
        ZoneId zone,
        DateRange range,
        Optional<DateRange> comparedRange,
        Optional<LocalDateTime> until,
        Granularity granularity,
        String currency,
        List<TrendRequest.Asked> figures,
        List<Bucket> buckets,
        List<Series> series,
        List<Note> notes,
        Map<String, Long> snapshots) {
    public Trend {
        figures = List.copyOf(figures);
        buckets = List.copyOf(buckets);
        series = List.copyOf(series);
        notes = List.copyOf(notes);
        snapshots = Map.copyOf(snapshots);
    }

    public enum State {
        COMPLETE,
        INCOMPLETE,
        FUTURE
    }

    public record Bucket(LocalDateTime from, LocalDateTime to, State state) {}

    /**
     * A figure of one row.
     *
     * @param figure its number among those asked for
     */
    public record Series(int figure, Label label, Values values, Optional<Values> compared) {}

    /**
     * A figure by buckets and as a whole.
     *
     * @param total of the range as a whole, computed and not added; null where there is none
     * @param buckets null where there is none, or none yet
     */
    public record Values(@Nullable BigDecimal total, List<@Nullable BigDecimal> buckets) {
        public Values {
            buckets = Collections.unmodifiableList(new ArrayList<>(buckets));
        }
    }
}
