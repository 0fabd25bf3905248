package io.windrose.science.forecast;

/**
 * How well a forecast met what came.
 *
 * @param mase mean absolute error, in mean absolute changes from a season before (Hyndman and Koehler, 2006)
 * @param smape mean of {@code 2 |y - f| / (|y| + |f|)}, in percent, as the M competitions counted it
 * @param mape mean of {@code |y - f| / |y|}, in percent
 * @param inside part of the outcomes within the interval
 * @param msis mean width of the interval, and {@code 2 / (1 - coverage)} times how far outcomes lay outside, in the
 *     unit of {@code mase}: less is better (Gneiting and Raftery, JASA 102, 2007)
 */
public record Accuracy(double mase, double smape, double mape, double inside, double msis) {
    /**
     * Held against what came.
     *
     * @param known what was forecast from
     * @param outcome of the steps after it; those not known (NaN) are left out
     * @throws IllegalArgumentException when there are more outcomes than steps
     */
    public static Accuracy of(Series known, double[] outcome, Prediction prediction) {
        if (outcome.length > prediction.steps()) {
            throw new IllegalArgumentException(
                    "%d outcomes, but %d steps that were forecast".formatted(outcome.length, prediction.steps()));
        }
        double scale = known.scale();
        double penalty = 2 / (1 - prediction.coverage());
        double errors = 0;
        double symmetric = 0;
        double relative = 0;
        double scores = 0;
        int inside = 0;
        int n = 0;
        for (int step = 0; step < outcome.length; step++) {
            double y = outcome[step];
            double error = Math.abs(y - prediction.expected()[step]);
            double low = prediction.low()[step];
            double high = prediction.high()[step];
            if (!Double.isNaN(y)) {
                n++;
                errors += error;
                symmetric += error == 0
                        ? 0
                        : 200 * error / (Math.abs(y) + Math.abs(prediction.expected()[step]));
                relative += 100 * error / Math.abs(y);
                scores += high - low + penalty * (Math.max(0, low - y) + Math.max(0, y - high));
                inside += y >= low && y <= high ? 1 : 0;
            }
        }
        return new Accuracy(errors / n / scale, symmetric / n, relative / n, inside / (double) n, scores / n / scale);
    }
}
