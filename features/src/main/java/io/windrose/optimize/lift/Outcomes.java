package io.windrose.optimize.lift;

import io.windrose.core.Incorrect;
import io.windrose.science.lift.Panel;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An outcome by region and period.
 *
 * @param first day of the first period
 * @param days of each period: 1, or 7 for weeks
 * @param regions or other series, by their names
 * @param values by region and period, in revenue, orders or the like; NaN where it is not known
 */
@SuppressWarnings("ArrayRecordComponent") // A table of numbers, which nobody changes or compares.
public record Outcomes(LocalDate first, int days, List<String> regions, double[][] values) {
    private static final int MOST_REGIONS = 1_000;
    private static final int MOST_PERIODS = 3_660;
    private static final int MOST_VALUES = 200_000;

    /** @throws Incorrect when there is nothing, too much, or a region twice */
    public Outcomes {
        regions = List.copyOf(regions);
        if (regions.isEmpty() || values.length != regions.size() || values[0].length == 0) {
            throw new Incorrect("optimize.no-outcomes", "there are no outcomes: choose other days, or bring a file");
        }
        requireSize(regions.size(), values[0].length);
        Set<String> names = new HashSet<>();
        for (String region : regions) {
            if (!names.add(region)) {
                throw new Incorrect("optimize.region-twice", "the region \"%s\" is there twice".formatted(region));
            }
        }
    }

    static void requireSize(int regions, long periods) {
        if (regions > MOST_REGIONS || periods > MOST_PERIODS || regions * periods > MOST_VALUES) {
            throw new Incorrect(
                    "optimize.too-many-outcomes",
                    "%d regions by %d periods; give %d regions, %d periods and %d values at most"
                            .formatted(regions, periods, MOST_REGIONS, MOST_PERIODS, MOST_VALUES));
        }
    }

    public int periods() {
        return values[0].length;
    }

    /** First day of a period. */
    public LocalDate day(int period) {
        return first.plusDays((long) period * days);
    }

    /** Last day of the last period. */
    public LocalDate last() {
        return day(periods()).minusDays(1);
    }

    /** The number of the period that a day is in, which may lie before or after. */
    int period(LocalDate day) {
        return (int) Math.floorDiv(ChronoUnit.DAYS.between(first, day), days);
    }

    /** Of one region, by period. */
    double[] of(String region) {
        int at = regions.indexOf(region);
        if (at < 0) {
            throw new Incorrect(
                    "optimize.unknown-region",
                    "there is no region \"%s\" in these outcomes; there are %s"
                            .formatted(region, String.join(", ", regions.subList(0, Math.min(20, regions.size())))));
        }
        return values[at];
    }

    /** Of some regions, and of the periods until one. */
    Outcomes of(List<String> some, int until) {
        return new Outcomes(
                first,
                days,
                some,
                some.stream().map(each -> Arrays.copyOf(of(each), until)).toArray(double[][]::new));
    }

    /**
     * For designs and analyses.
     *
     * @throws Incorrect saying what of it cannot be used
     */
    Panel panel() {
        return Unfit.told(() -> new Panel(regions, values));
    }

    /** How often a region's outcome is not known. */
    public int gaps(String region) {
        return (int) Arrays.stream(of(region)).filter(Double::isNaN).count();
    }

    /** Of a region, of all periods that are known. */
    public double total(String region) {
        return Arrays.stream(of(region)).filter(Double::isFinite).sum();
    }

    List<LocalDate> starts() {
        return IntStream.range(0, periods()).mapToObj(this::day).toList();
    }
}
