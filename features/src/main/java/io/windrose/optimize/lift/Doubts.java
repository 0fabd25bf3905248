package io.windrose.optimize.lift;

import io.windrose.science.lift.Warning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is doubtful in the outcome of one region. */
final class Doubts {
    private Doubts() {}

    static List<Warning> of(String region, double[] series) {
        List<Warning> found = new ArrayList<>();
        long gaps = Arrays.stream(series).filter(Double::isNaN).count();
        if (gaps > 0) {
            found.add(new Warning(
                    Warning.Kind.GAPS,
                    region,
                    "%s lacks %d of %d periods and is left out: fill them to use it"
                            .formatted(region, gaps, series.length)));
        }
        double[] known = Arrays.stream(series).filter(Double::isFinite).toArray();
        if (Arrays.stream(known).distinct().count() < 2) {
            found.add(new Warning(
                    Warning.Kind.CONSTANT,
                    region,
                    region + " does not vary and is left out: see whether its data came"));
        }
        if (Arrays.stream(known).anyMatch(each -> each < 0)) {
            found.add(new Warning(
                    Warning.Kind.NEGATIVE,
                    region,
                    region + " has an outcome below zero: see whether returns are meant"));
        }
        return found;
    }
}
