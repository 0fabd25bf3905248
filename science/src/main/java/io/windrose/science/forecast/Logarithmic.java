package io.windrose.science.forecast;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A method on the logarithms of a series: what adds up there multiplies here, a season grows with the level, and a
 * forecast stays positive. What is expected is the median. A series with a value of 0 or less is forecast as it is.
 */
public record Logarithmic(ForecastMethod method) implements ForecastMethod {
    @Override
    public String name() {
        return method.name() + " of logarithms";
    }

    @Override
    public Optional<String> objection(Series series) {
        return method.objection(learned(series));
    }

    /** What the method is given. */
    private static Series learned(Series series) {
        return series.isPositive() ? new Series(each(series.values(), Math::log), series.season()) : series;
    }

    @Override
    public Fitted fit(Series series) {
        ForecastMethod.require(this, series);
        Fitted fitted = method.fit(learned(series));
        return series.isPositive() ? new Back(fitted) : fitted;
    }

    private static double[] each(double[] values, DoubleUnaryOperator change) {
        return Arrays.stream(values).map(change).toArray();
    }

    private record Back(Fitted fitted) implements Fitted {
        @Override
        public String description() {
            return "of logarithms, " + fitted.description();
        }

        @Override
        public Prediction forecast(int steps, double coverage) {
            Prediction prediction = fitted.forecast(steps, coverage);
            return new Prediction(
                    coverage,
                    each(prediction.expected(), Math::exp),
                    each(prediction.low(), Math::exp),
                    each(prediction.high(), Math::exp));
        }
    }
}
