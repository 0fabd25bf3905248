package io.windrose.optimize.forecast;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.metric.Aggregate;
import io.windrose.analyze.metric.Formula;
import io.windrose.analyze.metric.Source;
import io.windrose.analyze.trend.Trend;
import io.windrose.analyze.trend.TrendRequest;
import io.windrose.analyze.trend.Trends;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Incorrect;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a metric's past from the lake. */
final class LakeHistory {
    private static final TrendRequest.Asked SPEND = TrendRequest.Asked.of(
            "Spend", new Formula.Figure(Source.SPEND, Aggregate.SUM, Optional.of("cost"), 0, EventChoice.ANY));

    private final Trends trends;

    LakeHistory(Trends trends) {
        this.trends = trends;
    }

    /** What was found. */
    record Found(History history, Trend trend) {}

    /** @param request of whole steps that are over */
    Found read(ForecastRequest request, DataLimit limit) {
        boolean needsSpend = request.settings().spend().isPresent();
        List<TrendRequest.Asked> figures = new ArrayList<>(List.of(request.figure()));
        if (needsSpend) {
            request.conditions().stream()
                    .filter(condition -> !Source.SPEND.has(condition.field()))
                    .findFirst()
                    .ifPresent(condition -> {
                        throw new Incorrect(
                                "optimize.spend-not-divided",
                                "spend is not known by %s: leave that condition out, or forecast without spend"
                                        .formatted(condition.field().word()));
                    });
            figures.add(SPEND);
        }
        Trend trend = trends.trend(
                new TrendRequest(
                        request.range(),
                        request.interval().granularity(),
                        Comparison.NONE,
                        request.included(),
                        request.conditions(),
                        figures,
                        List.of(),
                        1,
                        TrendRequest.Show.VALUE,
                        1),
                limit);
        return new Found(
                new History(
                        request.interval(),
                        request.range().from(),
                        values(trend, 0, Double.NaN),
                        needsSpend ? values(trend, 1, 0) : null),
                trend);
    }

    /** The steps that are whole in a range, and over. */
    static DateRange whole(Interval interval, DateRange range, LocalDate today) {
        LocalDate start = interval.start(range.from());
        LocalDate from = start.isBefore(range.from()) ? interval.plus(start, 1) : start;
        LocalDate beyond = range.to().isBefore(today) ? range.to().plusDays(1) : today;
        LocalDate to = interval.start(beyond).minusDays(1);
        if (to.isBefore(from)) {
            throw new Incorrect(
                    "optimize.no-history",
                    "from %s to %s there is no whole %s that is over: ask for more days"
                            .formatted(range.from(), range.to(), interval.word()));
        }
        return new DateRange(from, to);
    }

    private static double[] values(Trend trend, int figure, double unknown) {
        List<@Nullable BigDecimal> buckets = trend.series().stream()
                .filter(series -> series.figure() == figure)
                .findFirst()
                .orElseThrow()
                .values()
                .buckets();
        return buckets.stream()
                .mapToDouble(value -> value == null ? unknown : value.doubleValue())
                .toArray();
    }
}
