package io.windrose.science.lift;

/**
 * What of the treated markets the weights leave unexplained, and a ridge regression corrects, with weights that may be
 * negative (Ben-Michael, Feller and Rothstein, The Augmented Synthetic Control Method, Journal of the American
 * Statistical Association 116, 2021, equation 11).
 */
public sealed interface Augmentation {
    /** No correction. */
    record None() implements Augmentation {}

    /**
     * With a given penalty.
     *
     * @param penalty in squares of the outcome's unit, above 0; the greater, the less is corrected
     */
    record Ridge(double penalty) implements Augmentation {
        /** @throws IllegalArgumentException when the penalty is not above 0 */
        public Ridge {
            if (!(penalty > 0)) {
                throw new IllegalArgumentException("penalty is " + penalty + ", not above 0");
            }
        }
    }

    /**
     * With the greatest penalty whose error on blocks of days before the test that were left out is within a standard
     * error of the least.
     *
     * @param blocks 2 at least
     */
    record CrossValidated(int blocks) implements Augmentation {
        /** @throws IllegalArgumentException when there are fewer than two blocks */
        public CrossValidated {
            if (blocks < 2) {
                throw new IllegalArgumentException("blocks are " + blocks + ": 2 are needed at least");
            }
        }
    }
}
