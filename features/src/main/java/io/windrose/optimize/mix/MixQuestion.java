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
 */
public record MixQuestion(String name, Origin origin, ModelChoice model, Sampling sampling) {
    private static final int LONGEST_NAME = 200;

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

    /** @throws Incorrect when the name is empty or too long */
    public MixQuestion {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Incorrect(
                    "optimize.wrong-name",
                    "a name of %d characters; give 1 to %d".formatted(name.length(), LONGEST_NAME));
        }
    }

    /** The same with what a test found. */
    MixQuestion with(ModelChoice.Lift test) {
        return new MixQuestion(name, origin, model.with(test), sampling);
    }

    /** The same of other weeks. */
    MixQuestion of(Origin other) {
        return new MixQuestion(name, other, model, sampling);
    }
}
