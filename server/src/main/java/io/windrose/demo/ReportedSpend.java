package io.windrose.demo;

import io.windrose.lake.Spend;
import io.windrose.market.Market;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What the platforms said of each day and campaign, in the order in which they said it: first figures, corrections. */
final class ReportedSpend {
    private static final String SOURCE = Market.SOURCE_PREFIX + "-ads";

    private final List<Spend> first = new ArrayList<>();
    private final List<Spend> corrected = new ArrayList<>();

    void report(io.windrose.market.Spend row) {
        Instant reported = row.reportedOn().atStartOfDay(ZoneOffset.UTC).toInstant();
        Spend spend = new Spend(
                row.day(),
                1,
                SOURCE,
                row.channel(),
                row.campaign(),
                null,
                row.cost(),
                row.currency(),
                row.impressions(),
                row.clicks(),
                reported);
        (row.revision() == 0 ? first : corrected).add(spend);
    }

    List<Spend> first() {
        return first;
    }

    /** Of days and campaigns of which there was a first figure, each once. */
    List<Spend> corrected() {
        return corrected;
    }
}
