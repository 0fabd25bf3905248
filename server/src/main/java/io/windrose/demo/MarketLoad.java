package io.windrose.demo;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.lake.EventChunk;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Query;
import io.windrose.market.Counts;
import io.windrose.market.Day;
import io.windrose.market.Market;
import io.windrose.market.MarketSettings;
import io.windrose.profile.Profiles;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings a market into the lake: one thread makes days, this one stages their events, one writes what is staged. Events
 * are committed in the market's own order, so the number of those that the lake has says where a load goes on that was
 * broken off. Used once.
 */
final class MarketLoad {
    /** A chunk ends with a month, so that each month is one file, unless it is smaller than this. */
    private static final int FEWEST_ROWS = 50_000;

    private static final int MOST_ROWS = 150_000;
    private static final String COUNT =
            "select count(*) from events where starts_with(source_id, '%s')".formatted(Market.SOURCE_PREFIX);

    private final Lake lake;
    private final Profiles profiles;
    private final int fewestRows;
    private final Consumer<LoadProgress> progress;
    private final Consumer<Day> books;
    private final ReportedSpend spend = new ReportedSpend();
    private long there;
    private long passed;
    private EventChunk chunk;
    private List<Event> identifies = new ArrayList<>();

    /** @param books is given each day, in their order */
    MarketLoad(Lake lake, Profiles profiles, Consumer<LoadProgress> progress, Consumer<Day> books) {
        this(lake, profiles, FEWEST_ROWS, progress, books);
    }

    /** For tests, whose markets are small. */
    MarketLoad(Lake lake, Profiles profiles, int fewestRows, Consumer<LoadProgress> progress, Consumer<Day> books) {
        this.lake = lake;
        this.profiles = profiles;
        this.fewestRows = fewestRows;
        this.progress = progress;
        this.books = books;
        this.chunk = lake.chunk();
    }

    /** @param events without the copies, which the market has and the lake does not */
    record Loaded(Counts counts, long events) {}

    Loaded run(MarketSettings settings) {
        long begun = System.nanoTime();
        there = lake.query(Query.of(COUNT), rows ->
                (Long) Objects.requireNonNull(rows.next().getFirst()));
        Counts counts = Counts.NONE;
        try (DaysAhead days = new DaysAhead(new Market(settings), settings.days());
                ChunkWriter writer = new ChunkWriter(profiles)) {
            int worked = 0;
            while (days.hasNext()) {
                Day day = days.next();
                counts = counts.plus(day.counts());
                stage(day);
                books.accept(day);
                day.spend().forEach(spend::report);
                if (isFull(day.date())) {
                    write(writer);
                }
                worked++;
                Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
                progress.accept(
                        new LoadProgress(worked, settings.days(), passed, Math.max(0, passed - there), elapsed));
            }
            write(writer);
            writer.finish();
            // As the platforms do: first figures, and what takes their place.
            lake.replaceSpend(spend.first());
            lake.replaceSpend(spend.corrected());
            return new Loaded(counts, passed);
        } finally {
            chunk.close();
        }
    }

    /** The door would have known copies; they come within a day, the first received first. */
    private void stage(Day day) {
        Set<String> ids = new HashSet<>();
        for (Event event : day.events()) {
            if (!ids.add(event.eventId())) {
                continue;
            }
            // What was said by events that are there may have been missed, and is no news if not.
            if (event.type() == EventType.IDENTIFY) {
                identifies.add(event);
            }
            if (passed++ >= there) {
                chunk.add(event.backfilled(Event.Backfill.DEMO));
            }
        }
    }

    private boolean isFull(LocalDate day) {
        boolean monthEnds = day.plusDays(1).getDayOfMonth() == 1;
        return chunk.size() >= MOST_ROWS || (monthEnds && chunk.size() >= fewestRows);
    }

    private void write(ChunkWriter writer) {
        writer.finish();
        EventChunk whole = chunk;
        chunk = lake.chunk();
        writer.write(whole, identifies);
        identifies = new ArrayList<>();
    }
}
