package io.windrose.optimize.lift;

import io.windrose.core.Incorrect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A test, or a campaign that is judged like one.
 *
 * @param treated regions in which advertising was changed; of before and after, empty for all that are not compared to
 * @param compared regions or series that it did not touch; of a test in regions, empty for all others; of before and
 *     after, empty for none
 * @param from first day of the changed advertising
 * @param to its last day
 * @param counted last day of which the outcome is counted: {@code to}, or later where it still works
 * @param confidence of all intervals, as 0.9
 * @param seed of all that is drawn
 * @param spend what was spent more because of the test, in the company's currency; below 0 where it saved
 * @param value of one unit of the outcome, in the company's currency: 1 for revenue
 */
public record TestChoice(
        Method method,
        List<String> treated,
        List<String> compared,
        LocalDate from,
        LocalDate to,
        LocalDate counted,
        double confidence,
        long seed,
        Optional<Double> spend,
        Optional<Double> value) {
    /** How it is judged. */
    public enum Method {
        /** What the treated regions would have done is a mixture of the others. */
        SYNTHETIC_CONTROL,
        /** What the series would have done is foretold from before, with those that it is compared to. */
        BEFORE_AFTER
    }

    public TestChoice {
        treated = List.copyOf(treated);
        compared = List.copyOf(compared);
        if (!(confidence >= 0.5 && confidence <= 0.99)) {
            throw wrong("a confidence of %s; give 0.5 to 0.99".formatted(confidence));
        }
        if (to.isBefore(from) || counted.isBefore(to)) {
            throw wrong("days from %s to %s, counted until %s, are out of order".formatted(from, to, counted));
        }
        for (String region : treated) {
            if (compared.contains(region)) {
                throw wrong("\"%s\" is treated and compared to; give it once".formatted(region));
            }
        }
        if (method == Method.SYNTHETIC_CONTROL && treated.isEmpty()) {
            throw wrong("no region is treated; name those in which advertising was changed");
        }
        spend.ifPresent(each -> require(Double.isFinite(each) && each != 0, "a spend of " + each + "; leave it out"));
        value.ifPresent(
                each -> require(Double.isFinite(each) && each > 0, "a value of " + each + "; give one above 0"));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw wrong(message);
        }
    }

    private static Incorrect wrong(String message) {
        return new Incorrect("optimize.wrong-test", message);
    }

    /** The treated regions, all named. */
    List<String> treatedOf(Outcomes outcomes) {
        return treated.isEmpty()
                ? outcomes.regions().stream()
                        .filter(each -> !compared.contains(each))
                        .toList()
                : treated;
    }

    /** Those that they are compared to, all named. */
    List<String> comparedOf(Outcomes outcomes) {
        return compared.isEmpty() && method == Method.SYNTHETIC_CONTROL
                ? outcomes.regions().stream()
                        .filter(each -> !treated.contains(each))
                        .toList()
                : compared;
    }

    /**
     * The outcomes that it is about, the treated first, until the last day that is counted.
     *
     * @throws Incorrect when days are not in them, a region is unknown, or a treated one has a gap
     */
    Outcomes of(Outcomes outcomes) {
        requireDays(outcomes);
        List<String> names = new ArrayList<>(treatedOf(outcomes));
        if (names.isEmpty()) {
            throw wrong("all series are compared to, and none is left to judge");
        }
        names.addAll(comparedOf(outcomes));
        Outcomes used = outcomes.of(names, outcomes.period(counted) + 1);
        for (String region : treatedOf(outcomes)) {
            double[] series = used.of(region);
            for (int i = 0; i < series.length; i++) {
                if (Double.isNaN(series[i]) && (method == Method.SYNTHETIC_CONTROL || i >= outcomes.period(from))) {
                    throw new Incorrect(
                            "optimize.gap",
                            "%s is not known of %s: fill it, or leave the region out of the test"
                                    .formatted(used.day(i), region));
                }
            }
        }
        return used;
    }

    private void requireDays(Outcomes outcomes) {
        if (from.isBefore(outcomes.first()) || counted.isAfter(outcomes.last())) {
            throw new Incorrect(
                    "optimize.days-not-there",
                    "the test is from %s to %s, the outcomes from %s to %s: bring those of all its days, and of weeks before it"
                            .formatted(from, counted, outcomes.first(), outcomes.last()));
        }
        boolean isWhole = outcomes.day(outcomes.period(from)).equals(from)
                && outcomes.day(outcomes.period(counted) + 1).equals(counted.plusDays(1));
        if (!isWhole) {
            throw new Incorrect(
                    "optimize.no-weeks",
                    "outcomes are by week, from %s on: %s to %s are no whole weeks of these"
                            .formatted(outcomes.first(), from, counted));
        }
    }
}
