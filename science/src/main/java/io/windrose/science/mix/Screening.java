package io.windrose.science.mix;

import io.windrose.science.mix.Warning.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What can be said against data before anything is fitted. */
final class Screening {
    private static final int TWO_YEARS = 104;
    private static final int FEW_WEEKS_OF_USE = 8;
    private static final double FLAT = 0.1;
    private static final double MANY_ZEROS = 0.2;
    /** Of the variance inflation factor; the usual bound. */
    private static final double INFLATED = 10;

    private final MixData data;
    private final List<Warning> warnings = new ArrayList<>();

    Screening(MixData data) {
        this.data = data;
    }

    List<Warning> warnings() {
        screenOutcome();
        List<String> used = new ArrayList<>();
        for (String channel : data.channels()) {
            double[] series = exposure(data, channel);
            long weeks = Arrays.stream(series).filter(each -> each > 0).count();
            double[] moments = moments(series);
            if (weeks == 0) {
                warn(Kind.NEVER_USED, channel, "was never used: nothing can be said of it, and it is left out");
            } else if (weeks < FEW_WEEKS_OF_USE) {
                warn(
                        Kind.RARELY_USED,
                        channel,
                        String.format(Locale.ROOT, "was used in %d weeks only: a test tells more", weeks));
                used.add(channel);
            } else if (moments[1] < FLAT * moments[0]) {
                warn(
                        Kind.FLAT,
                        channel,
                        String.format(
                                Locale.ROOT,
                                "varies by %.0f%% only: its effect cannot be told from the baseline; vary it, or test it",
                                100 * moments[1] / moments[0]));
            } else {
                used.add(channel);
            }
        }
        screenTogether(used);
        return List.copyOf(warnings);
    }

    private void screenOutcome() {
        if (data.weeks() < TWO_YEARS) {
            warn(
                    Kind.FEW_WEEKS,
                    "",
                    String.format(
                            Locale.ROOT,
                            "%d weeks are less than two years: season and trend can hardly be told apart",
                            data.weeks()));
        }
        for (int region = 0; region < data.outcome().length; region++) {
            double[] series = data.outcome()[region];
            String name = data.regions().get(region);
            long gaps = Arrays.stream(series).filter(Double::isNaN).count();
            long zeros = Arrays.stream(series).filter(each -> each == 0).count();
            if (gaps > 0) {
                warn(Kind.GAPS, name, String.format(Locale.ROOT, "%d weeks have no outcome: they are left out", gaps));
            }
            if (zeros > MANY_ZEROS * series.length) {
                warn(
                        Kind.ZERO_OUTCOME,
                        name,
                        String.format(Locale.ROOT, "%d weeks have an outcome of zero: are they missing?", zeros));
            }
        }
    }

    /** By the variance inflation factor: the diagonal of the inverse of the matrix of correlations. */
    private void screenTogether(List<String> channels) {
        int n = channels.size();
        double[][] series = channels.stream().map(each -> exposure(data, each)).toArray(double[][]::new);
        double[][] correlations = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                // A trace of ridge, so that copies of a channel have an inverse.
                correlations[i][j] = i == j ? 1 + 1e-9 : correlation(series[i], series[j]);
            }
        }
        double[][] inverse = inverse(correlations);
        for (int i = 0; i < n; i++) {
            if (inverse[i][i] > INFLATED) {
                int nearest = i == 0 ? 1 : 0;
                for (int j = 0; j < n; j++) {
                    if (j != i && Math.abs(correlations[i][j]) > Math.abs(correlations[i][nearest])) {
                        nearest = j;
                    }
                }
                warn(
                        Kind.COLLINEAR,
                        channels.get(i),
                        String.format(
                                Locale.ROOT,
                                "goes with other channels, most with %s (correlation %.2f): their effects can only be told as a"
                                        + " sum; vary them apart, or test one",
                                channels.get(nearest),
                                correlations[i][nearest]));
            }
        }
    }

    private void warn(Kind kind, String subject, String message) {
        warnings.add(new Warning(kind, subject, subject.isEmpty() ? message : subject + " " + message));
    }

    /** By week, over campaigns and regions. */
    static double[] exposure(MixData data, String channel) {
        double[] sum = new double[data.weeks()];
        for (Media media : data.media()) {
            if (media.channel().equals(channel)) {
                for (double[] region : media.exposure()) {
                    for (int week = 0; week < sum.length; week++) {
                        sum[week] += region[week];
                    }
                }
            }
        }
        return sum;
    }

    /** Mean and standard deviation. */
    static double[] moments(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new double[] {mean, Math.sqrt(squares / values.length)};
    }

    /** Zero where one does not vary. */
    static double correlation(double[] one, double[] other) {
        double[] a = moments(one);
        double[] b = moments(other);
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - a[0]) * (other[i] - b[0]);
        }
        double product = a[1] * b[1];
        return product > 0 ? sum / one.length / product : 0;
    }

    /** Over the weeks of which the outcome is known in all regions. */
    static double correlationWithOutcome(MixData data, double[] exposure) {
        double[] outcome = new double[data.weeks()];
        for (double[] region : data.outcome()) {
            for (int week = 0; week < outcome.length; week++) {
                outcome[week] += region[week];
            }
        }
        int[] known = IntStream.range(0, outcome.length)
                .filter(week -> Double.isFinite(outcome[week]))
                .toArray();
        return correlation(
                Arrays.stream(known).mapToDouble(week -> exposure[week]).toArray(),
                Arrays.stream(known).mapToDouble(week -> outcome[week]).toArray());
    }

    /** Of a positive definite matrix, by Gauss and Jordan. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] work = new double[n][];
        for (int i = 0; i < n; i++) {
            work[i] = Arrays.copyOf(matrix[i], 2 * n);
            work[i][n + i] = 1;
        }
        for (int i = 0; i < n; i++) {
            double pivot = work[i][i];
            for (int k = 0; k < 2 * n; k++) {
                work[i][k] /= pivot;
            }
            for (int j = 0; j < n; j++) {
                double factor = work[j][i];
                if (j != i && factor != 0) {
                    for (int k = 0; k < 2 * n; k++) {
                        work[j][k] -= factor * work[i][k];
                    }
                }
            }
        }
        return Arrays.stream(work).map(row -> Arrays.copyOfRange(row, n, 2 * n)).toArray(double[][]::new);
    }
}
