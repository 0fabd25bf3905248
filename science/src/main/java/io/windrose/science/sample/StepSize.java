package io.windrose.science.sample;

/**
 * The length of a step, adapted by Nesterov's dual averaging so that the mean acceptance reaches its target (Hoffman
 * and Gelman, The No-U-Turn Sampler, JMLR 15, 2014, 3.2.1), with that paper's constants.
 */
final class StepSize {
    private static final double SHRINKAGE = 0.05;
    private static final double DELAY = 10;
    private static final double FORGETTING = 0.75;

    private final double target;
    private double centre;
    private double sum;
    private double averaged;
    private int count;

    StepSize(double target) {
        this.target = target;
    }

    void restart(double step) {
        centre = Math.log(10 * step);
        sum = 0;
        averaged = 0;
        count = 0;
    }

    /** The next step's length after one whose mean acceptance was so. */
    double learn(double acceptance) {
        count++;
        double weight = 1 / (count + DELAY);
        sum += weight * (target - Math.min(1, acceptance) - sum);
        double logarithm = centre - sum * Math.sqrt(count) / SHRINKAGE;
        double newest = Math.pow(count, -FORGETTING);
        averaged += newest * (logarithm - averaged);
        return Math.exp(logarithm);
    }

    double adapted() {
        return Math.exp(averaged);
    }
}
