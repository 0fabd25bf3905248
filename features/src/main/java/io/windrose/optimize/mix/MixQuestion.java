package io.windrose.optimize.mix;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.windrose.core.Incorrect;
import io.windrose.science.mix.MixModel;
import io.windrose.science.sample.NoUTurn;

/**
 * What is to be fitted.
 *
 * @param name by which people know the fit
 * @param trials how often the last {@link #TRIAL_WEEKS} weeks, then those before them, are forecast by a fit to the
 *     weeks before; 0 for not at all. Each takes as long as the fit itself
 */
public record MixQuestion(String name, Origin origin, ModelChoice model, Sampling sampling, int trials) {
    /** Of a trial. */
    public static final int TRIAL_WEEKS = 8;

    private static final int LONGEST_NAME = 200;
    private static final int MOST_TRIALS = 6;
    /** Before the first trial. */
    private static final int FEWEST_KNOWN_WEEKS = 52;

    /** Where the weeks come from. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "from")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = OfLake.class, name = "lake"),
        @JsonSubTypes.Type(value = OfFile.class, name = "file")
    })
    public sealed interface Origin {}

    /** From orders and costs. */
    public record OfLake(LakeChoice choice) implements Origin {}

    /** From a file that was brought for it. */
    public record OfFile(String file, FileChoice choice) implements Origin {}

    /**
     * How long chains are; there are four.
     *
     * @param warmup iterations to learn from
     * @param draws iterations to keep
     */
    public record Sampling(long seed, int warmup, int draws) {
        private static final int FEWEST = 100;
        private static final int MOST = 10_000;

        /** @throws Incorrect when chains are too short or too long */
        public Sampling {
            for (int each : new int[] {warmup, draws}) {
                if (each < FEWEST || each > MOST) {
                    throw new Incorrect(
                            "optimize.wrong-draws",
                            "chains of %d iterations; give %d to %d".formatted(each, FEWEST, MOST));
                }
            }
        }

        /** As many as usual. */
        public static Sampling usual(long seed) {
            return new Sampling(seed, 1_000, 1_000);
        }

        NoUTurn sampler() {
            return MixModel.sampler(seed).withDraws(warmup, draws);
        }
    }

    /** Without trials. */
    public MixQuestion(String name, Origin origin, ModelChoice model, Sampling sampling) {
        this(name, origin, model, sampling, 0);
    }

    /** @throws Incorrect when the name is empty or too long, or trials are too many */
    public MixQuestion {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Incorrect(
                    "optimize.wrong-name",
                    "a name of %d characters; give 1 to %d".formatted(name.length(), LONGEST_NAME));
        }
        if (trials < 0 || trials > MOST_TRIALS) {
            throw new Incorrect("optimize.wrong-trials", "%d trials; give 0 to %d".formatted(trials, MOST_TRIALS));
        }
    }

    /** The same with what a test found. */
    MixQuestion with(ModelChoice.Lift test) {
        return new MixQuestion(name, origin, model.with(test), sampling, trials);
    }

    /** The same of other weeks. */
    MixQuestion of(Origin other) {
        return new MixQuestion(name, other, model, sampling, trials);
    }

    /** @throws Incorrect when its trials leave too few weeks to fit to */
    void requireRoomForTrials(int weeks) {
        int most = Math.clamp((weeks - FEWEST_KNOWN_WEEKS) / TRIAL_WEEKS, 0, MOST_TRIALS);
        if (trials > most) {
            throw new Incorrect(
                    "optimize.wrong-trials",
                    "%d trials of %d weeks leave less than a year of %d weeks to learn from; give %d at most"
                            .formatted(trials, TRIAL_WEEKS, weeks, most));
        }
    }
}
