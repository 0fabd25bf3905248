package io.windrose.http;

import io.windrose.analyze.Amount;
import io.windrose.analyze.Figures;
import io.windrose.analyze.Overview;
import io.windrose.analyze.OverviewRequest;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.LeftOut;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An overview as the API's document describes it. */
record OverviewAnswer(
        String zone,
        DateRange range,
        Optional<DateRange> comparedRange,
        Optional<LocalDateTime> until,
        String granularity,
        Optional<String> currency,
        Counted total,
        Optional<Counted> compared,
        List<Bucket> series,
        long robotEvents,
        long internalEvents,
        long unlinkedVisits,
        List<String> included,
        List<Amount> otherCurrencies,
        Optional<List<Amount>> refunds,
        Optional<Data> data) {

    record Counted(
            long visitors,
            long visits,
            long pageViews,
            long convertedVisits,
            Optional<Double> conversion,
            long orders,
            BigDecimal revenue) {
        static Counted of(Figures figures) {
            return new Counted(
                    figures.visitors(),
                    figures.visits(),
                    figures.pageViews(),
                    figures.convertedVisits(),
                    figures.conversion(),
                    figures.orders(),
                    figures.revenue());
        }
    }

    record Bucket(LocalDateTime from, LocalDateTime to, String state, Counted figures, Optional<Counted> compared) {
        static Bucket of(Overview.Bucket bucket) {
            return new Bucket(
                    bucket.from(),
                    bucket.to(),
                    bucket.state().name().toLowerCase(Locale.ROOT),
                    Counted.of(bucket.figures()),
                    bucket.compared().map(Counted::of));
        }
    }

    record Data(Instant first, Instant newest) {}

    static OverviewAnswer of(OverviewRequest request, Overview overview) {
        return new OverviewAnswer(
                overview.zone().getId(),
                overview.range(),
                overview.comparedRange(),
                overview.until(),
                overview.granularity().word(),
                overview.currency(),
                Counted.of(overview.total()),
                overview.compared().map(Counted::of),
                overview.series().stream().map(Bucket::of).toList(),
                overview.apart().robotEvents(),
                overview.apart().internalEvents(),
                overview.apart().unlinkedVisits(),
                request.included().stream().map(LeftOut::word).sorted().toList(),
                overview.apart().otherCurrencies(),
                overview.apart().refunds(),
                overview.data().map(span -> new Data(span.first(), span.newest())));
    }
}
