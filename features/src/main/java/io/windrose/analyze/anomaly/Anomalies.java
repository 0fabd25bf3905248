package io.windrose.analyze.anomaly;

import io.windrose.analyze.anomaly.Expectation.Day;
import io.windrose.analyze.anomaly.Expectation.Verdict;
import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.Condition;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.analyze.metric.Aggregate;
import io.windrose.analyze.metric.Formula;
import io.windrose.analyze.metric.Source;
import io.windrose.analyze.trend.Trend;
import io.windrose.analyze.trend.TrendRequest;
import io.windrose.analyze.trend.Trends;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Incorrect;
import io.windrose.science.series.SeasonalBaseline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was expected of metrics, day by day. Thread-safe. */
public final class Anomalies {
    private static final SeasonalBaseline BASELINE = SeasonalBaseline.ofDays();
    /** A day is judged by the 56 before it, and its interval by the errors of these, each by 56 before it. */
    private static final int LOOKED_BACK = 112;
    /** Four weeks before anything is expected, and two of errors. */
    private static final int FEWEST_DAYS = 42;
    /** With a wider interval a lasting drop of a fifth is found within two days less than 9 times in 10. */
    private static final double WIDE = 0.19;

    private static final int MOST_FIGURES = 10;

    /** What brings visits, and may be more on one day than on another without anything being unusual. */
    private static final TrendRequest.Asked CLICKS = TrendRequest.Asked.of(
            "Paid clicks", new Formula.Figure(Source.SPEND, Aggregate.SUM, Optional.of("clicks"), 0, EventChoice.ANY));

    private final Trends trends;

    public Anomalies(Trends trends) {
        this.trends = trends;
    }

    /** The last day that is over, on the company's clock. */
    public LocalDate lastDay() {
        return trends.today().minusDays(1);
    }

    /** Of what a caller may see. */
    public Expectation expectation(AnomalyRequest request, DataLimit limit) {
        DateRange range = over(request.range());
        Trend trend = trend(List.of(request.figure()), range, request.included(), request.conditions(), limit);
        Judging judging = new Judging(
                request.figure(),
                trend,
                0,
                isOfSpend(request.figure()) ? Optional.empty() : Optional.of(clicks(range, limit)));
        List<Trend.Note> notes = new ArrayList<>(trend.notes());
        notes.addAll(judging.notes());
        Optional<Explanation> explanation = request.explained()
                .flatMap(day ->
                        new Explaining(trends, request, limit).of(judging.day(day), judging.usualBefore(day), notes));
        return new Expectation(
                request.figure(),
                trend.zone().getId(),
                trend.currency(),
                judging.from(range.from()),
                explanation,
                notes);
    }

    /** How figures stood on the last day that is over, in their order, each with its note. */
    public List<Expectation> standings(List<TrendRequest.Asked> figures, DataLimit limit) {
        DateRange last = new DateRange(lastDay(), lastDay());
        Trend clicks = clicks(last, limit);
        List<Expectation> found = new ArrayList<>();
        for (int from = 0; from < figures.size(); from += MOST_FIGURES) {
            List<TrendRequest.Asked> some = figures.subList(from, Math.min(figures.size(), from + MOST_FIGURES));
            Trend trend = trend(some, last, Set.of(), List.of(), limit);
            for (int i = 0; i < some.size(); i++) {
                Judging judging = new Judging(
                        some.get(i), trend, i, isOfSpend(some.get(i)) ? Optional.empty() : Optional.of(clicks));
                found.add(new Expectation(
                        some.get(i),
                        trend.zone().getId(),
                        trend.currency(),
                        judging.from(last.from()),
                        Optional.empty(),
                        judging.notes()));
            }
        }
        return found;
    }

    private Trend clicks(DateRange range, DataLimit limit) {
        return trend(List.of(CLICKS), range, Set.of(), List.of(), limit);
    }

    private static boolean isOfSpend(TrendRequest.Asked figure) {
        return figure.formula().sources().contains(Source.SPEND);
    }

    private DateRange over(DateRange range) {
        LocalDate last = lastDay();
        if (range.from().isAfter(last)) {
            throw new Incorrect(
                    "analyze.no-whole-day",
                    "the range begins at %s, and the last day that is over is %s".formatted(range.from(), last));
        }
        return new DateRange(range.from(), range.to().isAfter(last) ? last : range.to());
    }

    private Trend trend(
            List<TrendRequest.Asked> figures,
            DateRange range,
            Set<LeftOut> included,
            List<Condition> conditions,
            DataLimit limit) {
        return trends.trend(
                byDay(
                        new DateRange(range.from().minusDays(LOOKED_BACK), range.to()),
                        included,
                        conditions,
                        figures,
                        List.of()),
                limit);
    }

    static TrendRequest byDay(
            DateRange range,
            Set<LeftOut> included,
            List<Condition> conditions,
            List<TrendRequest.Asked> figures,
            List<Field> by) {
        return new TrendRequest(
                range,
                Granularity.DAY,
                Comparison.NONE,
                included,
                conditions,
                figures,
                by,
                Explaining.MOST_PARTS,
                TrendRequest.Show.VALUE,
                1);
    }

    /** One figure by day, judged. */
    private static final class Judging {
        private final TrendRequest.Asked figure;
        private final LocalDate first;
        private final double[] values;
        private final List<SeasonalBaseline.Judged> judged;

        Judging(TrendRequest.Asked figure, Trend trend, int number, Optional<Trend> clicks) {
            this.figure = figure;
            double[] all = values(trend, number);
            int empty = 0;
            while (empty < all.length && (Double.isNaN(all[empty]) || all[empty] == 0)) {
                empty++;
            }
            // Before there were any data nothing was expected either.
            this.values = Arrays.copyOfRange(all, empty, all.length);
            this.first = trend.range().from().plusDays(empty);
            double[] known = clicks.map(of -> Arrays.stream(values(of, 0))
                            .map(value -> Double.isNaN(value) ? 0 : value)
                            .toArray())
                    .orElse(new double[all.length]);
            double[] brought = Arrays.copyOfRange(known, empty, known.length);
            this.judged =
                    isCount(figure.formula()) ? BASELINE.judgeCounts(values, brought) : BASELINE.judge(values, brought);
        }

        private static double[] values(Trend trend, int number) {
            return trend.series().stream()
                    .filter(series -> series.figure() == number)
                    .findFirst()
                    .orElseThrow()
                    .values()
                    .buckets()
                    .stream()
                    .mapToDouble(Judging::number)
                    .toArray();
        }

        private static double number(@Nullable BigDecimal value) {
            return value == null ? Double.NaN : value.doubleValue();
        }

        List<Day> from(LocalDate day) {
            LocalDate end = first.plusDays(values.length);
            return day.datesUntil(end.isBefore(day) ? day : end).map(this::day).toList();
        }

        Day day(LocalDate day) {
            int place = (int) ChronoUnit.DAYS.between(first, day);
            if (place < 0 || place >= values.length) {
                return new Day(day, null, Optional.empty(), Verdict.UNKNOWN);
            }
            SeasonalBaseline.Judged one = judged.get(place);
            Verdict verdict =
                    switch (one.verdict()) {
                        case UNKNOWN -> Verdict.UNKNOWN;
                        case USUAL -> Verdict.USUAL;
                        case LOW -> Verdict.LOW;
                        case HIGH -> Verdict.HIGH;
                    };
            return new Day(
                    day,
                    Double.isNaN(values[place]) ? null : Double.valueOf(values[place]),
                    verdict == Verdict.UNKNOWN
                            ? Optional.empty()
                            : Optional.of(new Expectation.Interval(one.expected(), one.low(), one.high())),
                    verdict);
        }

        /** The last day before {@code day} that was not unusual as it is. */
        LocalDate usualBefore(LocalDate day) {
            Verdict verdict = day(day).verdict();
            LocalDate before = day.minusDays(1);
            while (verdict.isUnusual() && day(before).verdict() == verdict) {
                before = before.minusDays(1);
            }
            return before;
        }

        List<Trend.Note> notes() {
            if (values.length < FEWEST_DAYS + 1) {
                return List.of(new Trend.Note(
                        "too-little-history",
                        "\"%s\" is known of %d days; what is to be expected is known after %d"
                                .formatted(figure.title(), values.length, FEWEST_DAYS)));
            }
            SeasonalBaseline.Judged last = judged.getLast();
            if (last.verdict() == SeasonalBaseline.Verdict.UNKNOWN) {
                return List.of(new Trend.Note(
                        "nothing-expected",
                        "\"%s\" has no value on the last day, or mostly zero or none on the days before: nothing can be expected"
                                .formatted(figure.title())));
            }
            double reach = last.high() / last.expected() - 1;
            List<Trend.Note> notes = new ArrayList<>();
            if (last.known() > 0) {
                notes.add(new Trend.Note(
                        "follows-clicks",
                        "%s %% of what is expected of \"%s\" is expected of the day's clicks on advertising"
                                .formatted(percent(last.known() / last.expected()), figure.title())));
            }
            if (reach > WIDE) {
                notes.add(new Trend.Note(
                        "wide-interval",
                        "\"%s\" varies by %s %% from day to day by chance: a smaller change of one day is not told from it"
                                .formatted(figure.title(), percent(reach))));
            }
            return notes;
        }

        private static String percent(double share) {
            return String.format(Locale.ROOT, "%.0f", 100 * share);
        }

        private static boolean isCount(Formula formula) {
            return formula instanceof Formula.Figure figure
                    && (figure.aggregate() == Aggregate.COUNT || figure.aggregate() == Aggregate.PEOPLE);
        }
    }
}
