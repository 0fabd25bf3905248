package io.windrose.analyze.anomaly;

import io.windrose.analyze.anomaly.Expectation.Day;
import io.windrose.analyze.anomaly.Expectation.Verdict;
import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.Condition;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.analyze.ask.Note;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What was expected of metrics, day by day or week by week. Thread-safe. */
public final class Anomalies {
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
        Trend trend =
                trend(Step.DAY, List.of(request.figure()), range, request.included(), request.conditions(), limit);
        Judging judging = new Judging(Step.DAY, request.figure(), trend, 0, clicks(request.figure(), range, limit));
        List<Note> notes = new ArrayList<>(trend.notes());
        notes.addAll(judging.notes());
        Optional<Explanation> explanation = request.explained()
                .flatMap(day -> new Explaining(trends, Step.DAY, request, limit)
                        .of(judging.day(day), judging.usualBefore(day), notes));
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
        return days(figures, new DateRange(lastDay(), lastDay()), limit);
    }

    /** How figures stood on days that are over, in their order, each with its note. */
    public List<Expectation> days(List<TrendRequest.Asked> figures, DateRange range, DataLimit limit) {
        return judged(Step.DAY, figures, over(range), limit);
    }

    /**
     * How figures stood in weeks that are over, in their order, each with its note. The days of an answer are Mondays,
     * each for its week.
     *
     * @param monday of the last week
     * @param before how many weeks before it are told too, 52 at most
     */
    public List<Expectation> weeks(List<TrendRequest.Asked> figures, LocalDate monday, int before, DataLimit limit) {
        requireOver(monday);
        return judged(Step.WEEK, figures, Step.WEEK.with(monday, before), limit);
    }

    /** How a figure stood in a week that is over, and which parts explain it. */
    public Expectation week(TrendRequest.Asked figure, LocalDate monday, DataLimit limit) {
        requireOver(monday);
        DateRange range = Step.WEEK.with(monday, 0);
        Trend trend = trend(Step.WEEK, List.of(figure), range, Set.of(), List.of(), limit);
        Judging judging = new Judging(Step.WEEK, figure, trend, 0, Optional.empty());
        List<Note> notes = new ArrayList<>(judging.notes());
        AnomalyRequest request = new AnomalyRequest(figure, range, Set.of(), List.of(), Optional.of(monday), List.of());
        Optional<Explanation> explanation = new Explaining(trends, Step.WEEK, request, limit)
                .of(judging.day(monday), judging.usualBefore(monday), notes);
        return new Expectation(
                figure, trend.zone().getId(), trend.currency(), judging.from(monday), explanation, notes);
    }

    private List<Expectation> judged(Step step, List<TrendRequest.Asked> figures, DateRange range, DataLimit limit) {
        List<Expectation> found = new ArrayList<>();
        for (int from = 0; from < figures.size(); from += MOST_FIGURES) {
            List<TrendRequest.Asked> some = figures.subList(from, Math.min(figures.size(), from + MOST_FIGURES));
            Trend trend = trend(step, some, range, Set.of(), List.of(), limit);
            for (int i = 0; i < some.size(); i++) {
                Judging judging = new Judging(step, some.get(i), trend, i, clicks(step, some.get(i), range, limit));
                found.add(new Expectation(
                        some.get(i),
                        trend.zone().getId(),
                        trend.currency(),
                        judging.from(range.from()),
                        Optional.empty(),
                        judging.notes()));
            }
        }
        return found;
    }

    /** Of weeks nothing is known beforehand: within one, budgets even out. */
    private Optional<Trend> clicks(Step step, TrendRequest.Asked figure, DateRange range, DataLimit limit) {
        return step == Step.DAY ? clicks(figure, range, limit) : Optional.empty();
    }

    /** An answer of the lake is kept, so it may be asked for each figure. */
    private Optional<Trend> clicks(TrendRequest.Asked figure, DateRange range, DataLimit limit) {
        boolean isOfSpend = figure.formula().sources().contains(Source.SPEND);
        return isOfSpend
                ? Optional.empty()
                : Optional.of(trend(Step.DAY, List.of(CLICKS), range, Set.of(), List.of(), limit));
    }

    private void requireOver(LocalDate monday) {
        if (Step.WEEK.last(monday).isAfter(lastDay())) {
            throw new Incorrect(
                    "analyze.no-whole-week",
                    "the week from %s is not over; the last day that is over is %s".formatted(monday, lastDay()));
        }
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
            Step step,
            List<TrendRequest.Asked> figures,
            DateRange range,
            Set<LeftOut> included,
            List<Condition> conditions,
            DataLimit limit) {
        return trends.trend(
                by(
                        step,
                        new DateRange(step.plus(range.from(), -step.lookedBack), range.to()),
                        included,
                        conditions,
                        figures,
                        List.of()),
                limit);
    }

    static TrendRequest by(
            Step step,
            DateRange range,
            Set<LeftOut> included,
            List<Condition> conditions,
            List<TrendRequest.Asked> figures,
            List<Field> by) {
        return new TrendRequest(
                range,
                step.granularity,
                Comparison.NONE,
                included,
                conditions,
                figures,
                by,
                Explaining.MOST_PARTS,
                TrendRequest.Show.VALUE,
                1);
    }

    /** One figure by step, judged. */
    private static final class Judging {
        private final Step step;
        private final TrendRequest.Asked figure;
        private final LocalDate first;
        private final double[] values;
        private final List<SeasonalBaseline.Judged> judged;
        /** So many of the first values are not of whole steps, and are not judged. */
        private final int partial;

        Judging(Step step, TrendRequest.Asked figure, Trend trend, int number, Optional<Trend> clicks) {
            this.step = step;
            this.figure = figure;
            double[] all = values(trend, number);
            int empty = 0;
            while (empty < all.length && (Double.isNaN(all[empty]) || all[empty] == 0)) {
                empty++;
            }
            // Before there were any data nothing was expected either. A first week is seldom whole.
            this.values = Arrays.copyOfRange(all, empty, all.length);
            this.first = step.plus(trend.range().from(), empty);
            this.partial = step == Step.WEEK && empty > 0 ? 1 : 0;
            int skipped = Math.min(partial, values.length);
            double[] whole = Arrays.copyOfRange(values, skipped, values.length);
            double[] known = clicks.map(of -> Arrays.stream(values(of, 0))
                            .map(value -> Double.isNaN(value) ? 0 : value)
                            .toArray())
                    .orElse(new double[all.length]);
            double[] brought = Arrays.copyOfRange(known, empty + skipped, known.length);
            this.judged = isCount(figure.formula())
                    ? step.baseline().judgeCounts(whole, brought)
                    : step.baseline().judge(whole, brought);
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
            int end = step.between(day, step.plus(first, values.length));
            return IntStream.range(0, Math.max(0, end))
                    .mapToObj(steps -> day(step.plus(day, steps)))
                    .toList();
        }

        Day day(LocalDate day) {
            int place = step.between(first, day);
            if (place < 0 || place >= values.length) {
                return new Day(day, null, Optional.empty(), Verdict.UNKNOWN);
            }
            @Nullable Double value = Double.isNaN(values[place]) ? null : Double.valueOf(values[place]);
            if (place < partial + step.fewest) {
                return new Day(day, value, Optional.empty(), Verdict.UNKNOWN);
            }
            SeasonalBaseline.Judged one = judged.get(place - partial);
            Verdict verdict =
                    switch (one.verdict()) {
                        case UNKNOWN -> Verdict.UNKNOWN;
                        case USUAL -> Verdict.USUAL;
                        case LOW -> Verdict.LOW;
                        case HIGH -> Verdict.HIGH;
                    };
            return new Day(
                    day,
                    value,
                    verdict == Verdict.UNKNOWN
                            ? Optional.empty()
                            : Optional.of(new Expectation.Interval(one.expected(), one.low(), one.high())),
                    verdict);
        }

        /** The last one before {@code day} that was not unusual as it is. */
        LocalDate usualBefore(LocalDate day) {
            Verdict verdict = day(day).verdict();
            LocalDate before = step.plus(day, -1);
            while (verdict.isUnusual() && day(before).verdict() == verdict) {
                before = step.plus(before, -1);
            }
            return before;
        }

        List<Note> notes() {
            String title = figure.title();
            String word = step.granularity.word();
            if (judged.size() < step.fewest + 1) {
                return List.of(Note.of(
                        "too-little-history",
                        "\"{metric}\" is known of {count} {step}s; what is to be expected is known after {needed}",
                        Map.of("metric", title, "count", judged.size(), "step", word, "needed", step.fewest)));
            }
            SeasonalBaseline.Judged last = judged.getLast();
            if (last.verdict() == SeasonalBaseline.Verdict.UNKNOWN) {
                return List.of(Note.of(
                        "nothing-expected",
                        "\"{metric}\" has no value on the last {step}, or mostly zero or none on the {step}s before: nothing can be expected",
                        Map.of("metric", title, "step", word)));
            }
            double reach = last.high() / last.expected() - 1;
            List<Note> notes = new ArrayList<>();
            if (last.known() > 0) {
                notes.add(Note.of(
                        "follows-clicks",
                        "{percent} % of what is expected of \"{metric}\" is expected of the day's clicks on advertising",
                        Map.of("metric", title, "percent", percent(last.known() / last.expected()))));
            }
            if (reach > WIDE) {
                notes.add(Note.of(
                        "wide-interval",
                        "\"{metric}\" varies by {percent} % from {step} to {step} by chance: a smaller change of one is not told from it",
                        Map.of("metric", title, "percent", percent(reach), "step", word)));
            }
            return notes;
        }

        private static long percent(double share) {
            return Math.round(100 * share);
        }

        private static boolean isCount(Formula formula) {
            return formula instanceof Formula.Figure figure
                    && (figure.aggregate() == Aggregate.COUNT || figure.aggregate() == Aggregate.PEOPLE);
        }
    }
}
