package io.windrose.validate;

import io.windrose.bench.MixTrial;
import io.windrose.science.mix.MixModel;

/** Time of a national mix model. */
final class MixTime implements Check {
    private static final double BUDGET_SECONDS = 20;

    @Override
    public String name() {
        return "mix-time";
    }

    @Override
    public String title() {
        return "Time of a national mix model";
    }

    @Override
    public String method() {
        return "200 generated weeks, 8 channels, a price: the usual model, 4 chains of 1,000 draws after as many to warm up, as many at a time as there are processors, seed 1. The budget is 20 s on two processors that are free; where others use them, the clock says nothing of the program, and half of the processors' seconds is what it would be at best.";
    }

    @Override
    public Finding run(Setting setting) {
        MixTrial.Size size = setting.isQuick() ? new MixTrial.Size(1, 2, 60) : new MixTrial.Size(1, 8, 200);
        int draws = setting.count(1_000, 200);
        MixTrial trial = MixTrial.of(size, MixModel.sampler(1).withDraws(draws, draws), 1);
        return Finding.make()
                .tell("size", size + ", %d draws".formatted(4 * draws))
                .require(
                        "seconds by the clock",
                        Finding.words("%.1f", trial.seconds()),
                        "at most 20",
                        trial.seconds() <= BUDGET_SECONDS)
                .require(
                        "seconds of the processor, halved",
                        Finding.words("%.1f", trial.processor() / 2),
                        "at most 20",
                        trial.processor() / 2 <= BUDGET_SECONDS)
                .require(
                        "chains agree",
                        Finding.words(
                                "R-hat %.4f, %.0f effective draws, %d divergences",
                                trial.diagnosis().rHat(),
                                trial.effective(),
                                trial.diagnosis().divergences()),
                        "yes",
                        trial.diagnosis().isConverged())
                .tell("truths inside their 90% interval", trial.inside() + " of " + trial.channels())
                .build();
    }
}
