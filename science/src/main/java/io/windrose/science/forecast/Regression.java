package io.windrose.science.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A regression on time, cycles, holidays and regressors, in the manner of Taylor and Letham (Forecasting at Scale, The
 * American Statistician 72, 2018), with errors that have a memory:
 *
 * <pre>
 *   g(y[t]) = k + m t + sum over changepoints c of d[c] max(0, t - c)
 *             + cycles + holidays + sum over regressors of w a[t] + u[t]
 *   u[t]    = r u[t-1] + e[t]
 * </pre>
 *
 * where {@code g} is the identity, or the logarithm, with which all parts multiply. Time runs from 0 to 1 over the
 * series, {@code y} is in multiples of its deviation. Changepoints lie evenly in the first 80% of the series; changes
 * of slope have a Laplace prior with scale {@code flexibility}, which leaves many near 0; all other coefficients a
 * normal one with deviation 10, which is no restraint. What is found is the mode, by re-weighted least squares; the
 * errors' variance is found with it. Gaps in the series are left out. Retentions of regressors are those, of tenths
 * from 0 to 0.9, that leave the least squares.
 *
 * <p>A forecast goes on with the last slope; the memory {@code r}, the autocorrelation of the residuals, fades. Its
 * variance is that of {@code u} and that of slopes which go on changing as often and as much as they did: {@code 2 b^2
 * v h (h + 1) (2 h + 1) / 6} after {@code h} steps, with {@code v} changepoints a step and mean absolute changes
 * {@code b} (a step's slope). That of the coefficients is left out, so with few data intervals are too narrow.
 *
 * <p>Effects are what goes with a regressor, not what it causes; effects do not saturate. For what advertising is
 * worth, see {@code io.windrose.science.mix}.
 *
 * @param changepoints at most; fewer for short series, one for each 4 values
 * @param flexibility positive; 0.2 suits most, more follows the series closer
 */
public record Regression(
        Scale scale,
        List<Cycle> cycles,
        List<Holiday> holidays,
        List<Regressor> regressors,
        int changepoints,
        double flexibility)
        implements ForecastMethod {

    /** How the parts come together. */
    public enum Scale {
        /** They add up. */
        ADDITIVE,
        /** They multiply: for positive values only. */
        MULTIPLICATIVE
    }

    /** Copies. */
    public Regression {
        cycles = List.copyOf(cycles);
        holidays = List.copyOf(holidays);
        regressors = List.copyOf(regressors);
        if (changepoints < 0 || !(flexibility > 0)) {
            throw new IllegalArgumentException(
                    "changepoints is %d, flexibility %s: give 0 or more, and a positive number"
                            .formatted(changepoints, flexibility));
        }
    }

    public static Regression of(Scale scale, Cycle... cycles) {
        return new Regression(scale, List.of(cycles), List.of(), List.of(), 25, 0.2);
    }

    public Regression withHolidays(List<Holiday> days) {
        return new Regression(scale, cycles, days, regressors, changepoints, flexibility);
    }

    public Regression withRegressors(List<Regressor> from) {
        return new Regression(scale, cycles, holidays, from, changepoints, flexibility);
    }

    public Regression withFlexibility(int points, double scaleOfChanges) {
        return new Regression(scale, cycles, holidays, regressors, points, scaleOfChanges);
    }

    @Override
    public String name() {
        return scale == Scale.ADDITIVE ? "regression" : "multiplied regression";
    }

    /** A cycle is learned from one whole period or more: a shorter series would take a trend for it. */
    @Override
    public Optional<String> objection(Series series) {
        if (scale == Scale.MULTIPLICATIVE && !series.isPositive()) {
            return Optional.of("parts that multiply need positive values: take the additive scale");
        }
        if (series.isConstant()) {
            return Optional.of("all values are " + series.values()[0] + ": there is nothing to learn");
        }
        for (Cycle cycle : cycles) {
            if (series.length() < cycle.period()) {
                return Optional.of("%d values are less than one %s of %s steps: leave the cycle out"
                        .formatted(series.length(), cycle.name(), cycle.period()));
            }
        }
        int needed = 2 * coefficients();
        if (series.length() < needed) {
            return Optional.of("%d values are too few for %d coefficients: %d are needed"
                    .formatted(series.length(), coefficients(), needed));
        }
        return regressors.stream()
                .filter(regressor -> regressor.values().length < series.length())
                .findFirst()
                .map(regressor -> "%s has %d values for %d steps: give one for each, and for those that are forecast"
                        .formatted(regressor.name(), regressor.values().length, series.length()));
    }

    private int coefficients() {
        return 2
                + cycles.stream().mapToInt(cycle -> 2 * cycle.harmonics()).sum()
                + holidays.stream()
                        .mapToInt(day -> day.before() + 1 + day.after())
                        .sum()
                + regressors.size();
    }

    @Override
    public RegressionFit fit(Series series) {
        ForecastMethod.require(this, series);
        double[] retentions = new double[regressors.size()];
        RegressionFit best = RegressionFit.of(this, series, retentions);
        for (int i = 0; i < retentions.length; i++) {
            if (regressors.get(i).carryover() == Regressor.Carryover.GEOMETRIC) {
                for (int tenth = 1; tenth < 10; tenth++) {
                    double[] tried = retentions.clone();
                    tried[i] = tenth / 10.0;
                    RegressionFit fit = RegressionFit.of(this, series, tried);
                    if (fit.variance() < best.variance()) {
                        best = fit;
                    }
                }
                retentions = best.retentions();
            }
        }
        return best;
    }

    /** All columns over so many steps but those of the trend, the series' scale of time apart. */
    List<double[]> columns(int length, double[] retentions) {
        List<double[]> columns = new ArrayList<>();
        for (Cycle cycle : cycles) {
            for (int harmonic = 1; harmonic <= cycle.harmonics(); harmonic++) {
                double[] sine = new double[length];
                double[] cosine = new double[length];
                for (int step = 0; step < length; step++) {
                    double angle = 2 * Math.PI * harmonic * step / cycle.period();
                    sine[step] = Math.sin(angle);
                    cosine[step] = Math.cos(angle);
                }
                columns.add(sine);
                columns.add(cosine);
            }
        }
        for (Holiday holiday : holidays) {
            for (int offset = -holiday.before(); offset <= holiday.after(); offset++) {
                columns.add(holiday.column(offset, length));
            }
        }
        for (int i = 0; i < retentions.length; i++) {
            columns.add(regressors.get(i).carried(retentions[i]));
        }
        return columns;
    }
}
