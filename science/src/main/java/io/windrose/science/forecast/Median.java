package io.windrose.science.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The median, step by step, of what several methods forecast, bounds included; those that do not suit a series are left
 * out. Combinations are hard to beat (Clemen, Combining Forecasts, IJF 5, 1989), for what each gets wrong is partly its
 * own; a median besides does not follow one that goes astray (Petropoulos and Svetunkov, A Simple Combination of
 * Univariate Models, IJF 36, 2020).
 */
public record Median(List<ForecastMethod> members) implements ForecastMethod {
    /** Copies. */
    public Median {
        members = List.copyOf(members);
        if (members.size() < 2) {
            throw new IllegalArgumentException("A median needs two methods or more, not " + members.size());
        }
    }

    public static Median of(ForecastMethod... members) {
        return new Median(List.of(members));
    }

    @Override
    public String name() {
        return members.stream().map(ForecastMethod::name).collect(Collectors.joining(", ", "median of ", ""));
    }

    /** The first member's, where none suits. */
    @Override
    public Optional<String> objection(Series series) {
        return suiting(series).isEmpty()
                ? members.getFirst()
                        .objection(series)
                        .map(words -> members.getFirst().name() + ": " + words)
                : Optional.empty();
    }

    List<ForecastMethod> suiting(Series series) {
        return members.stream()
                .filter(member -> member.objection(series).isEmpty())
                .toList();
    }

    @Override
    public Fitted fit(Series series) {
        ForecastMethod.require(this, series);
        return of(suiting(series).stream().map(member -> member.fit(series)).toList());
    }

    static Fitted of(List<Fitted> members) {
        return new Together(members);
    }

    private record Together(List<Fitted> members) implements Fitted {
        @Override
        public String description() {
            return members.stream().map(Fitted::description).collect(Collectors.joining("; ", "median of ", ""));
        }

        @Override
        public Prediction forecast(int steps, double coverage) {
            List<Prediction> all = members.stream()
                    .map(member -> member.forecast(steps, coverage))
                    .toList();
            return new Prediction(
                    coverage,
                    median(all, Prediction::expected),
                    median(all, Prediction::low),
                    median(all, Prediction::high));
        }

        private static double[] median(List<Prediction> all, Function<Prediction, double[]> part) {
            double[] median = new double[all.getFirst().steps()];
            Arrays.setAll(
                    median,
                    step -> median(all.stream()
                            .mapToDouble(prediction -> part.apply(prediction)[step])
                            .sorted()
                            .toArray()));
            return median;
        }

        private static double median(double[] sorted) {
            int middle = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }
}
