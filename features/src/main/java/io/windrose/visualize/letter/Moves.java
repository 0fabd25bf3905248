package io.windrose.visualize.letter;

import io.windrose.analyze.anomaly.Expectation;
import io.windrose.analyze.anomaly.Expectation.Day;
import io.windrose.analyze.anomaly.Expectation.Interval;
import io.windrose.analyze.ask.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells what is news in a week from what varies by chance.
 *
 * <p>A metric is news when its week lies outside of what was expected, by 5% of that at least. Where it does not, a
 * single day is, when it lies twice as far off as the interval reaches and by a tenth at least: of seven days and many
 * metrics, one a little outside is to be expected.
 */
final class Moves {
    static final double LEAST_OF_WEEK = 0.05;
    private static final double LEAST_OF_DAY = 0.1;
    private static final double FAR = 2;

    private static final Comparator<Letter.Move> MOST_UNUSUAL = Comparator.comparing(Letter.Move::kind)
            .thenComparing(Comparator.comparingDouble(Letter.Move::deviation).reversed());

    private final List<Letter.Move> found = new ArrayList<>();

    /**
     * Looks at a metric.
     *
     * @param weeks the week and the one before, by their Mondays; less where less is known
     * @param days of the week
     */
    void add(Letter.Named metric, Week week, Expectation weeks, Expectation days) {
        Optional<Letter.Move> whole = day(weeks, week.monday())
                .filter(one -> one.verdict().isUnusual())
                .flatMap(one -> move(metric, Letter.Kind.WEEK, one, week.days()))
                .filter(move -> isAtLeast(move, LEAST_OF_WEEK));
        Optional<Letter.Move> single = days.days().stream()
                .flatMap(one -> move(metric, Letter.Kind.DAY, one, new DateRange(one.day(), one.day())).stream())
                .filter(move -> move.deviation() >= FAR && isAtLeast(move, LEAST_OF_DAY))
                .max(Comparator.comparingDouble(Letter.Move::deviation));
        whole.or(() -> single).or(() -> back(metric, week, weeks)).ifPresent(found::add);
    }

    private static Optional<Letter.Move> back(Letter.Named metric, Week week, Expectation weeks) {
        boolean wasUnusual = day(weeks, week.before().monday())
                .filter(one -> one.verdict().isUnusual())
                .flatMap(
                        one -> move(metric, Letter.Kind.BACK, one, week.before().days()))
                .filter(move -> isAtLeast(move, LEAST_OF_WEEK))
                .isPresent();
        return day(weeks, week.monday())
                .filter(one -> wasUnusual && one.verdict() == Expectation.Verdict.USUAL)
                .flatMap(one -> move(metric, Letter.Kind.BACK, one, week.days()));
    }

    private static Optional<Day> day(Expectation expectation, LocalDate day) {
        return expectation.days().stream().filter(one -> one.day().equals(day)).findFirst();
    }

    private static Optional<Letter.Move> move(Letter.Named metric, Letter.Kind kind, Day day, DateRange days) {
        Double value = day.value();
        if (value == null || day.interval().isEmpty()) {
            return Optional.empty();
        }
        Interval interval = day.interval().get();
        double reach = interval.high() - interval.expected();
        double deviation = Math.abs(value - interval.expected()) / reach;
        return Optional.of(new Letter.Move(metric, kind, days, value, interval, deviation, Optional.empty()));
    }

    private static boolean isAtLeast(Letter.Move move, double least) {
        return Math.abs(move.change()) >= least * move.interval().expected();
    }

    /** Which are told with what explains them: those of the week, and of single days one a day. */
    List<Letter.Move> told(int most) {
        Set<LocalDate> days = new HashSet<>();
        return news().filter(move ->
                        move.kind() == Letter.Kind.WEEK || days.add(move.days().from()))
                .limit(most)
                .toList();
    }

    List<Letter.Move> others(List<Letter.Move> told, int most) {
        return Stream.concat(
                        news().filter(move -> !told.contains(move)),
                        found.stream().filter(move -> move.kind() == Letter.Kind.BACK))
                .limit(most)
                .toList();
    }

    private Stream<Letter.Move> news() {
        return found.stream().filter(move -> move.kind() != Letter.Kind.BACK).sorted(MOST_UNUSUAL);
    }
}
