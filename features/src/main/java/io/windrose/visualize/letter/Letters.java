package io.windrose.visualize.letter;

import io.windrose.analyze.anomaly.Anomalies;
import io.windrose.analyze.anomaly.AnomalyRequest;
import io.windrose.analyze.anomaly.Expectation;
import io.windrose.analyze.anomaly.Expectation.Day;
import io.windrose.analyze.metric.Formula;
import io.windrose.analyze.metric.Metric;
import io.windrose.analyze.trend.TrendRequest;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Incorrect;
import io.windrose.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Composes letters. Thread-safe. */
public final class Letters {
    private static final int YEAR = 52;
    private static final int MOST_TOLD = 3;
    private static final int MOST_ALSO = 5;
    private static final int MOST_LOOKS = 6;

    private final Anomalies anomalies;
    private final LetterMetrics metrics;
    private final BiFunction<Principal, DataLimit, List<Look>> lookout;

    /** @param lookout what somebody should look at, of what they may see */
    public Letters(Anomalies anomalies, LetterMetrics metrics, BiFunction<Principal, DataLimit, List<Look>> lookout) {
        this.anomalies = anomalies;
        this.metrics = metrics;
        this.lookout = lookout;
    }

    /** The last week that is over, on the company's clock. */
    public Week lastWeek() {
        return Week.lastUntil(anomalies.lastDay());
    }

    /**
     * Of what somebody may see.
     *
     * @throws Incorrect when the week is not over
     */
    public Letter letter(Week week, Principal by, DataLimit limit) {
        List<Metric> defined = metrics.defined();
        if (defined.isEmpty()) {
            throw new Incorrect(
                    "letter.no-metrics", "none of the metrics of the letter is there any more: choose some");
        }
        List<TrendRequest.Asked> asked =
                defined.stream().map(TrendRequest.Asked::of).toList();
        List<Expectation> weeks = anomalies.weeks(asked, week.monday(), YEAR, limit);
        List<Expectation> days = anomalies.days(asked, week.days(), limit);
        Moves moves = new Moves();
        List<Letter.Figure> figures = new ArrayList<>();
        List<String> unjudged = new ArrayList<>();
        for (int i = 0; i < defined.size(); i++) {
            Metric metric = defined.get(i);
            Letter.Named named = new Letter.Named(metric.name(), metric.title(), metric.unit());
            boolean isWhole = isWhole(metric.formula());
            Letter.Figure figure = figure(named, week, weeks.get(i), isWhole);
            figures.add(figure);
            if (figure.value() != null && figure.verdict() == Expectation.Verdict.UNKNOWN) {
                unjudged.add(metric.title());
            }
            if (isWhole) {
                moves.add(named, week, weeks.get(i), days.get(i));
            }
        }
        List<Letter.Move> told = moves.told(MOST_TOLD);
        List<Look> looks = week.equals(lastWeek()) ? lookout.apply(by, limit) : List.of();
        return new Letter(
                week,
                weeks.getFirst().zone(),
                weeks.getFirst().currency(),
                figures,
                told.stream()
                        .map(move -> move.because(why(move, asked(move, defined), limit)))
                        .toList(),
                moves.others(told, MOST_ALSO),
                unjudged,
                looks.subList(0, Math.min(looks.size(), MOST_LOOKS)),
                Math.max(0, looks.size() - MOST_LOOKS));
    }

    /** A share of those who do something within days goes on for days after the week. */
    private static boolean isWhole(Formula formula) {
        return switch (formula) {
            case Formula.Figure figure -> true;
            case Formula.Conversion conversion -> false;
            case Formula.Retention retention -> false;
            case Formula.Ratio ratio -> ratio.parts().stream().allMatch(Letters::isWhole);
        };
    }

    private static Letter.Figure figure(Letter.Named metric, Week week, Expectation weeks, boolean isWhole) {
        Optional<Day> now = day(weeks, week.monday());
        return new Letter.Figure(
                metric,
                value(now),
                value(day(weeks, week.before().monday())),
                value(day(weeks, week.yearBefore().monday())),
                now.filter(day -> isWhole).flatMap(Day::interval),
                now.filter(day -> isWhole).map(Day::verdict).orElse(Expectation.Verdict.UNKNOWN));
    }

    private static Optional<Day> day(Expectation weeks, LocalDate monday) {
        return weeks.days().stream().filter(one -> one.day().equals(monday)).findFirst();
    }

    private static @Nullable Double value(Optional<Day> day) {
        return day.isEmpty() ? null : day.get().value();
    }

    private static TrendRequest.Asked asked(Letter.Move move, List<Metric> defined) {
        return defined.stream()
                .filter(metric -> metric.name().equals(move.metric().name()))
                .findFirst()
                .map(TrendRequest.Asked::of)
                .orElseThrow();
    }

    private Optional<Letter.Why> why(Letter.Move move, TrendRequest.Asked figure, DataLimit limit) {
        LocalDate first = move.days().from();
        Expectation found =
                switch (move.kind()) {
                    case WEEK, BACK -> anomalies.week(figure, first, limit);
                    case DAY ->
                        anomalies.expectation(
                                new AnomalyRequest(
                                        figure, move.days(), Set.of(), List.of(), Optional.of(first), List.of()),
                                limit);
                };
        return found.explanation().flatMap(Letter.Why::of);
    }
}
