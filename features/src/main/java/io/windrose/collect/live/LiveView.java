package io.windrose.collect.live;

import java.time.Duration;
import java.util.List;

/** What one person who looks on sees. For one thread; whoever asked for it closes it. */
public final class LiveView implements AutoCloseable {
    /** More at once nobody can read. */
    static final int MOST_AT_ONCE = 100;

    private final LiveLog log;
    private final LiveFilter filter;
    private final Details details;
    private final Runnable whenClosed;
    private long position;

    LiveView(LiveLog log, LiveFilter filter, Details details, long position, Runnable whenClosed) {
        this.log = log;
        this.filter = filter;
        this.details = details;
        this.position = position;
        this.whenClosed = whenClosed;
    }

    /** What came since the last call; at the first, what is kept. Waits so long at most for something to come. */
    public LiveBatch next(Duration wait) {
        LiveLog.Slice slice = log.after(position, wait);
        position = slice.next();
        List<LiveLog.Numbered> fitting = slice.arrivals().stream()
                .filter(one -> filter.matches(one.arrival()))
                .toList();
        int tooMany = Math.max(0, fitting.size() - MOST_AT_ONCE);
        List<LiveEntry> entries = fitting.stream()
                .skip(tooMany)
                .map(one -> details.entry(one.number(), one.arrival()))
                .toList();
        return new LiveBatch(entries, slice.missed() + tooMany);
    }

    /** Whether nothing will come any more. */
    public boolean isEnded() {
        return log.isEnded();
    }

    @Override
    public void close() {
        whenClosed.run();
    }
}
