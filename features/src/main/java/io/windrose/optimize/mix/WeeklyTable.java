package io.windrose.optimize.mix;

import io.windrose.core.Incorrect;
import io.windrose.science.mix.Control;
import io.windrose.science.mix.Media;
import io.windrose.science.mix.MixData;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An outcome and what may have moved it, week by week.
 *
 * @param first day of the first week
 * @param outcome by week, in revenue or orders; NaN where it is not known
 */
@SuppressWarnings("ArrayRecordComponent") // Tables of numbers, which nobody changes or compares.
public record WeeklyTable(
        LocalDate first, double[] outcome, List<Advertising> advertising, List<Influence> influences) {
    /** Of forty years. */
    private static final int MOST_WEEKS = 2_080;

    /**
     * Of a channel, or of one of its campaigns.
     *
     * @param campaign empty where the channel is not divided
     * @param spend by week, in the company's currency
     * @param exposure by week: what acts; empty where that is the spend
     */
    public record Advertising(String channel, String campaign, double[] spend, double[] exposure) {
        private Media media() {
            double[][] paid = {spend};
            double[][] acting = exposure.length == 0 ? paid : new double[][] {exposure};
            return new Media(channel, campaign, acting, new double[0][], paid);
        }
    }

    /**
     * What moves the outcome besides.
     *
     * @param event whether it happens, from 0 to 1 of a week, and is no measure
     */
    public record Influence(String name, boolean event, double[] values) {
        private Control control() {
            return event ? Control.holiday(name, values) : Control.of(name, values);
        }
    }

    /** @throws Incorrect when there are too many weeks */
    public WeeklyTable {
        advertising = List.copyOf(advertising);
        influences = List.copyOf(influences);
        if (outcome.length > MOST_WEEKS) {
            throw new Incorrect(
                    "optimize.too-many-weeks",
                    "%d weeks from %s on; give %d at most".formatted(outcome.length, first, MOST_WEEKS));
        }
    }

    public int count() {
        return outcome.length;
    }

    /** First days of the weeks. */
    public List<LocalDate> weeks() {
        return IntStream.range(0, outcome.length).mapToObj(first::plusWeeks).toList();
    }

    /** The day after its last week. */
    public LocalDate end() {
        return first.plusWeeks(outcome.length);
    }

    /** The number of the week that a day is in, which may lie before or after. */
    int week(LocalDate day) {
        return (int) Math.floorDiv(ChronoUnit.DAYS.between(first, day), 7);
    }

    /** The channels, in the order in which they first come. */
    public List<String> channels() {
        return advertising.stream().map(Advertising::channel).distinct().toList();
    }

    /**
     * What was spent on a channel in the weeks that days lie in, as far as they are known.
     *
     * @throws Incorrect when there is no such channel
     */
    public double spent(String channel, LocalDate from, LocalDate to) {
        if (!channels().contains(channel)) {
            throw new Incorrect(
                    "optimize.unknown-channel",
                    "there is no channel \"%s\" in these weeks; there are %s"
                            .formatted(channel, String.join(", ", channels())));
        }
        return advertising.stream()
                .filter(each -> each.channel().equals(channel))
                .mapToDouble(each -> IntStream.rangeClosed(Math.max(0, week(from)), Math.min(count() - 1, week(to)))
                        .mapToDouble(week -> each.spend()[week])
                        .sum())
                .sum();
    }

    /** Beside these, influences more. */
    WeeklyTable with(List<Influence> more) {
        List<Influence> all = new ArrayList<>(influences);
        all.addAll(more);
        return new WeeklyTable(first, outcome, advertising, all);
    }

    /**
     * For the model.
     *
     * @param value of one unit of the outcome, in the company's currency
     * @throws Incorrect saying what of it cannot be fitted
     */
    public MixData data(double value) {
        try {
            return new MixData(
                    List.of("all"),
                    new double[][] {outcome},
                    advertising.stream().map(Advertising::media).toList(),
                    influences.stream().map(Influence::control).toList(),
                    value);
        } catch (IllegalArgumentException e) {
            throw new Incorrect("optimize.unfit-data", "the weeks from %s on: %s".formatted(first, e.getMessage()), e);
        }
    }

    /** Monday of the week of a day. */
    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
