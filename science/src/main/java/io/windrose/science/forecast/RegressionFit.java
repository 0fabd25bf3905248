package io.windrose.science.forecast;

import io.windrose.science.linear.Cholesky;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A {@link Regression} that has learned a series. Numbers are in {@code g}'s unit: the series', or logarithms.
 *
 * @param retentions of the regressors, in their order
 * @param coefficients of the columns in their own units: level, slope (a whole series), changes of slope, cycles,
 *     holidays, regressors
 * @param points changepoints, as parts of the series
 * @param variance of the residuals
 * @param memory autocorrelation of the residuals
 * @param last residual
 */
@SuppressWarnings("ArrayRecordComponent") // Numbers that nobody compares.
public record RegressionFit(
        Regression regression,
        int length,
        double[] retentions,
        double[] coefficients,
        double[] points,
        double variance,
        double memory,
        double last)
        implements Fitted {

    /**
     * What a holiday's day or a regressor's unit adds, or, where parts multiply, its logarithmic factor.
     *
     * @param retention of a regressor, 0 for one without carryover
     */
    public record Effect(String name, double coefficient, double retention) {}

    private static final double FIRST_PART = 0.8;
    private static final int VALUES_BY_CHANGEPOINT = 4;
    private static final int ROUNDS = 100;
    private static final double FLAT = 1e-4;
    private static final double WIDE = 100;

    static RegressionFit of(Regression regression, Series series, double[] retentions) {
        int n = series.length();
        int count = Math.min(regression.changepoints(), (int) (FIRST_PART * n / VALUES_BY_CHANGEPOINT));
        double[] points = new double[count];
        for (int i = 0; i < count; i++) {
            points[i] = FIRST_PART * (i + 1) / count;
        }
        List<double[]> columns = columns(regression, n, n, points, retentions);
        double[] values = Arrays.stream(series.values())
                .map(value -> regression.scale() == Regression.Scale.MULTIPLICATIVE ? Math.log(value) : value)
                .toArray();
        Equations equations = new Equations(columns, values);
        double[] coefficients = equations.solve(2, count, regression.flexibility());

        double[] residuals = values.clone();
        double squares = 0;
        double products = 0;
        int known = 0;
        for (int step = 0; step < n; step++) {
            for (int i = 0; i < coefficients.length; i++) {
                residuals[step] -= coefficients[i] * columns.get(i)[step];
            }
            if (!Double.isNaN(residuals[step])) {
                known++;
                squares += residuals[step] * residuals[step];
                if (step > 0 && !Double.isNaN(residuals[step - 1])) {
                    products += residuals[step] * residuals[step - 1];
                }
            }
        }
        int used = coefficients.length - count + equations.changes;
        double memory = squares > 0 ? Math.clamp(products / squares, -0.99, 0.99) : 0;
        return new RegressionFit(
                regression,
                n,
                retentions.clone(),
                coefficients,
                points,
                squares / Math.max(known - used, known / 2),
                memory,
                residuals[n - 1]);
    }

    /** Over so many steps, of which the first {@code length} were learned from. */
    private static List<double[]> columns(
            Regression regression, int length, int steps, double[] points, double[] retentions) {
        List<double[]> columns = new ArrayList<>();
        double[] level = new double[steps];
        Arrays.fill(level, 1);
        columns.add(level);
        double[] time = new double[steps];
        for (int step = 0; step < steps; step++) {
            time[step] = step / (double) (length - 1);
        }
        columns.add(time);
        for (double point : points) {
            columns.add(Arrays.stream(time).map(t -> Math.max(0, t - point)).toArray());
        }
        columns.addAll(regression.columns(steps, retentions));
        return columns;
    }

    /** What holidays and regressors do, by name. */
    public List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        int at = coefficients.length - regression.regressors().size();
        for (Holiday holiday : regression.holidays()) {
            at -= holiday.before() + 1 + holiday.after();
        }
        for (Holiday holiday : regression.holidays()) {
            for (int offset = -holiday.before(); offset <= holiday.after(); offset++) {
                String name = offset == 0 ? holiday.name() : "%s %+d".formatted(holiday.name(), offset);
                effects.add(new Effect(name, coefficients[at++], 0));
            }
        }
        for (int i = 0; i < retentions.length; i++) {
            effects.add(new Effect(regression.regressors().get(i).name(), coefficients[at++], retentions[i]));
        }
        return effects;
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "%s: %d changepoints, %d cycles, %d holidays, %d regressors, memory %.2f",
                regression.name(),
                points.length,
                regression.cycles().size(),
                regression.holidays().size(),
                regression.regressors().size(),
                memory);
    }

    /** @throws IllegalArgumentException also when a regressor is not known so far ahead */
    @Override
    public Prediction forecast(int steps, double coverage) {
        for (Regressor regressor : regression.regressors()) {
            if (regressor.values().length < length + steps) {
                throw new IllegalArgumentException("%s has %d values; %d steps after the first %d need %d"
                        .formatted(regressor.name(), regressor.values().length, steps, length, length + steps));
            }
        }
        List<double[]> columns = columns(regression, length, length + steps, points, retentions);
        double change = 0;
        for (int i = 0; i < points.length; i++) {
            change += Math.abs(coefficients[2 + i]) / points.length / (length - 1);
        }
        double[] expected = new double[steps];
        double[] variances = new double[steps];
        double fading = 1;
        for (int step = 0; step < steps; step++) {
            fading *= memory;
            expected[step] = fading * last;
            for (int i = 0; i < coefficients.length; i++) {
                expected[step] += coefficients[i] * columns.get(i)[length + step];
            }
            double h = step + 1;
            double bends = 2 * change * change * points.length / length * h * (h + 1) * (2 * h + 1) / 6;
            variances[step] = variance * (1 - fading * fading) + bends;
        }
        Prediction prediction = Prediction.normal(coverage, expected, variances);
        return regression.scale() == Regression.Scale.MULTIPLICATIVE ? prediction.map(Math::exp) : prediction;
    }

    /** The normal equations of columns and values in units of their deviations; unknown values are left out. */
    private static final class Equations {
        private final double[][] products;
        private final double[] right;
        private final double[] scales;
        private final double deviation;
        private final double mean;
        private final double squares;
        private final int known;
        /** Of slope, those that are not flat. */
        private int changes;

        Equations(List<double[]> columns, double[] values) {
            int p = columns.size();
            double[] knownValues =
                    Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
            known = knownValues.length;
            mean = Arrays.stream(knownValues).average().orElseThrow();
            double sum = Arrays.stream(knownValues)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            deviation = Math.sqrt(sum / known);
            squares = known;
            scales = columns.stream().mapToDouble(Equations::scale).toArray();
            products = new double[p][p];
            right = new double[p];
            double[] row = new double[p];
            for (int step = 0; step < values.length; step++) {
                if (!Double.isNaN(values[step])) {
                    for (int i = 0; i < p; i++) {
                        row[i] = columns.get(i)[step] / scales[i];
                        right[i] += row[i] * (values[step] - mean) / deviation;
                        for (int j = 0; j <= i && row[i] != 0; j++) {
                            products[i][j] += row[i] * row[j];
                        }
                    }
                }
            }
        }

        /** Columns of the trend, cycles and holidays are at most 1; only those of regressors have another unit. */
        private static double scale(double[] column) {
            double greatest = Arrays.stream(column).map(Math::abs).max().orElseThrow();
            return greatest > 1 ? greatest : 1;
        }

        /**
         * The mode.
         *
         * @param from the first change of slope's place
         * @param count of changes of slope
         */
        double[] solve(int from, int count, double flexibility) {
            int p = right.length;
            double[] solution = new double[p];
            double[] size = new double[count];
            Arrays.fill(size, flexibility);
            double variance = 0.25;
            for (int round = 0; round < ROUNDS; round++) {
                double[][] matrix = new double[p][];
                for (int i = 0; i < p; i++) {
                    matrix[i] = products[i].clone();
                    boolean isChange = i >= from && i < from + count;
                    double precision = isChange ? 1 / (flexibility * Math.max(size[i - from], 1e-6)) : 1 / WIDE;
                    matrix[i][i] += variance * precision;
                }
                double[] found = solved(matrix, right);
                double moved = 0;
                for (int i = 0; i < p; i++) {
                    moved = Math.max(moved, Math.abs(found[i] - solution[i]));
                }
                solution = found;
                variance = Math.max(residual(solution) / known, 1e-9);
                for (int i = 0; i < count; i++) {
                    size[i] = Math.abs(solution[from + i]);
                }
                if (moved < 1e-5) {
                    break;
                }
            }
            changes = (int) Arrays.stream(size).filter(each -> each > FLAT).count();
            double[] own = new double[p];
            for (int i = 0; i < p; i++) {
                own[i] = solution[i] * deviation / scales[i];
            }
            own[0] += mean;
            return own;
        }

        private static double[] solved(double[][] matrix, double[] right) {
            try {
                return Cholesky.of(matrix).solve(right);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(
                        "columns of the regression repeat each other: leave out regressors or cycles that are alike",
                        e);
            }
        }

        private double residual(double[] solution) {
            double sum = squares;
            for (int i = 0; i < solution.length; i++) {
                double product = products[i][i] * solution[i] / 2;
                for (int j = 0; j < i; j++) {
                    product += products[i][j] * solution[j];
                }
                sum += 2 * solution[i] * (product - right[i]);
            }
            return Math.max(sum, 0);
        }
    }
}
