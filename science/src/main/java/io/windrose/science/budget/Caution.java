package io.windrose.science.budget;

/** Which figure of an uncertain result is made great. */
public sealed interface Caution {
    /** The expectation: uncertainty does not matter. */
    record Mean() implements Caution {}

    /**
     * The figure that is passed with probability {@code 1 - probability}.
     *
     * @param probability as 0.1 or 0.25
     */
    record Quantile(double probability) implements Caution {
        public Quantile {
            require(probability);
        }
    }

    /**
     * The expectation, of plans that bring more than today's with at least such a probability; paired by draws, so that
     * what is uncertain of both alike does not count.
     */
    record Beating(double probability) implements Caution {
        public Beating {
            require(probability);
        }
    }

    private static void require(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("a probability of " + probability + " is not between 0 and 1");
        }
    }
}
