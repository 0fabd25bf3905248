package io.windrose.science.mix;

/**
 * What makes a result doubtful.
 *
 * @param subject a channel, a region, or empty for all
 * @param message what was found, and what to do
 */
public record Warning(Kind kind, String subject, String message) {

    /** What kind of doubt. */
    public enum Kind {
        /** Below two years: the season cannot be told from the trend. */
        FEW_WEEKS,
        /** Weeks without an outcome. */
        GAPS,
        /** Many weeks with an outcome of zero. */
        ZERO_OUTCOME,
        /** No advertising at all: nothing is known of it, and it is left out. */
        NEVER_USED,
        /** Advertising in so few weeks that hardly anything can be learned. */
        RARELY_USED,
        /** Advertising always about the same: its effect cannot be told from the baseline. */
        FLAT,
        /** Advertising that goes with that of other channels. */
        COLLINEAR,
        /** Advertising that goes with the demand that there is anyway. */
        CONFOUNDED,
        /** The data tell no more than the prior. */
        PRIOR_DOMINATES,
        /** The interval is so wide that a point of it misleads. */
        UNCERTAIN,
        /** The model does not fit the data. */
        MISFIT,
        /** Some trajectories of the sampler diverged. */
        DIVERGENCES;

        /** Whether it makes a channel's figure no ground to move money on. */
        public boolean isAgainstAChannel() {
            return switch (this) {
                case RARELY_USED, FLAT, COLLINEAR, CONFOUNDED, PRIOR_DOMINATES, UNCERTAIN -> true;
                case FEW_WEEKS, GAPS, ZERO_OUTCOME, NEVER_USED, MISFIT, DIVERGENCES -> false;
            };
        }
    }
}
