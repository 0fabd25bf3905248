package io.windrose.science.forecast;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The mean of what several methods forecast, bounds included. It is hard to beat (Clemen, Combining Forecasts, IJF 5,
 * 1989): what each gets wrong is partly its own.
 */
public record Mean(List<ForecastMethod> members) implements ForecastMethod {
    /** Copies. */
    public Mean {
        members = List.copyOf(members);
        if (members.size() < 2) {
            throw new IllegalArgumentException("A mean needs two methods or more, not " + members.size());
        }
    }

    public static Mean of(ForecastMethod... members) {
        return new Mean(List.of(members));
    }

    @Override
    public String name() {
        return members.stream().map(ForecastMethod::name).collect(Collectors.joining(" and ", "mean of ", ""));
    }

    @Override
    public Optional<String> objection(Series series) {
        return members.stream()
                .flatMap(member -> member.objection(series).stream().map(words -> member.name() + ": " + words))
                .findFirst();
    }

    @Override
    public Fitted fit(Series series) {
        ForecastMethod.require(this, series);
        return of(members.stream().map(member -> member.fit(series)).toList());
    }

    static Fitted of(List<Fitted> members) {
        return new Together(members);
    }

    private record Together(List<Fitted> members) implements Fitted {
        @Override
        public String description() {
            return members.stream().map(Fitted::description).collect(Collectors.joining("; ", "mean of ", ""));
        }

        @Override
        public Prediction forecast(int steps, double coverage) {
            List<Prediction> all = members.stream()
                    .map(member -> member.forecast(steps, coverage))
                    .toList();
            return new Prediction(
                    coverage, mean(all, Prediction::expected), mean(all, Prediction::low), mean(all, Prediction::high));
        }

        private static double[] mean(List<Prediction> all, Function<Prediction, double[]> part) {
            double[] mean = new double[all.getFirst().steps()];
            for (Prediction prediction : all) {
                double[] values = part.apply(prediction);
                for (int step = 0; step < mean.length; step++) {
                    mean[step] += values[step] / all.size();
                }
            }
            return mean;
        }
    }
}
