package io.windrose.validate;

import io.windrose.bench.PlanMarket;
import io.windrose.bench.PlanTally;
import io.windrose.bench.PlanTrial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Intervals and plans of the usual model in markets that do not come of its priors. */
final class MixMarkets implements Check {
    private static final int CHANNELS = 3;
    private static final int WEEKS = 130;
    private static final int WARMUP = 600;
    private static final int CHAIN = 1_000;
    private static final double ACCEPTANCE = 0.95;
    private static final long SEED = 1;
    private static final double NOMINAL = 0.9;

    @Override
    public String name() {
        return "mix-markets";
    }

    @Override
    public String title() {
        return "Mix models and plans in simulated markets";
    }

    @Override
    public String method() {
        return """
                Markets of %d channels and %d weeks: revenue of a level, a trend, a year, a price, noise, and Hill curves with carry-over whose parameters are drawn by lot, not from the model's priors ([PlanMarket](../bench/src/main/java/io/windrose/bench/PlanMarket.java)). They are in turn *varied* (each channel's money goes up and down for itself), *confounded* (money follows a demand that nobody measured), *collinear* (two channels are always used together) and *flat* (one channel spends about the same each week). In each the usual model ([written out](../science/src/main/java/io/windrose/science/mix/MixModel.java)) is fitted, 4 chains of %d draws after %d to warm up, acceptance %.2f, seed %d. Where its chains agree, it is counted how often the 90%% interval of what a channel brought holds the truth. Then the same money is planned for a quarter, each week within 0.5 to 1.5 times the market's own plan (the last year's mean), so that it beats that plan with 90%% by the model; the market's truth judges both, in profit at a margin of 0.4. A plan is marked *act* where the model's verdict is, and the model gives it that 90%%.""".formatted(CHANNELS, WEEKS, CHAIN, WARMUP, ACCEPTANCE, SEED);
    }

    @Override
    public Finding run(Setting setting) {
        int count = setting.count(200, 2);
        Instant until = Instant.now().plus(setting.limit());
        PlanTrial trial = new PlanTrial(CHANNELS, WEEKS, WARMUP, setting.isQuick() ? 400 : CHAIN, ACCEPTANCE, SEED);
        List<PlanTrial.Outcome> outcomes = new ArrayList<>();
        Instant told = Instant.MIN;
        while (outcomes.size() < count && Instant.now().isBefore(until)) {
            outcomes.add(trial.next());
            if (told.plus(Duration.ofMinutes(1)).isBefore(Instant.now())) {
                told = Instant.now();
                setting.say(Finding.words(
                        "  %d of %d markets; %s", outcomes.size(), count, PlanTally.of(outcomes, Optional.empty())));
            }
        }
        return finding(outcomes, count);
    }

    private static Finding finding(List<PlanTrial.Outcome> outcomes, int count) {
        PlanTally all = PlanTally.of(outcomes, Optional.empty());
        PlanTally varied = PlanTally.of(outcomes, Optional.of(PlanMarket.Kind.VARIED));
        Finding.Builder made = Finding.make()
                .require("markets that were run", all.markets() + "", count + "", all.markets() >= count)
                .tell("fits whose chains agree", new Share(all.converged(), all.markets()).toString());
        judge(made, "90% intervals that hold the truth, varied markets", varied.held(), varied.intervals(), false);
        judge(made, "90% intervals that hold the truth, all markets", all.held(), all.intervals(), false);
        made.tell(
                "marked *act*, of the markets whose chains agree", new Share(all.marked(), all.converged()).toString());
        judge(made, "marked plans that truly beat the market's own", all.better(), all.marked(), true);
        made.tell("plans not marked that truly beat it", new Share(all.othersBetter(), all.others()).toString());
        if (all.marked() > 0) {
            made.tell(
                    "gain of all marked plans, by what the model expected of them",
                    Finding.words("%.0f%%", 100 * all.gain() / all.expected()));
        }
        List<List<String>> rows = new ArrayList<>();
        PlanMarket.Kind[] kinds = PlanMarket.Kind.values();
        double[] held = new double[kinds.length];
        double[] low = new double[kinds.length];
        double[] high = new double[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            PlanTally tally = PlanTally.of(outcomes, Optional.of(kinds[i]));
            Share share = new Share(tally.held(), tally.intervals());
            held[i] = 100 * share.part();
            low[i] = 100 * share.low();
            high[i] = 100 * share.high();
            rows.add(List.of(
                    kinds[i].toString(),
                    tally.markets() + "",
                    tally.converged() + "",
                    share.toString(),
                    tally.marked() + "",
                    tally.better() + "",
                    tally.others() + "",
                    tally.othersBetter() + ""));
        }
        return made.table(
                        List.of(
                                "kind",
                                "markets",
                                "chains agree",
                                "intervals that hold the truth",
                                "marked *act*",
                                "of these better",
                                "others",
                                "of these better"),
                        rows)
                .picture(Picture.ofRows(
                                "90% intervals of what channels brought",
                                "% that hold the truth, with the 95% interval of that share",
                                Arrays.stream(kinds)
                                        .map(PlanMarket.Kind::toString)
                                        .toList())
                        .at("nominal", 100 * NOMINAL)
                        .ranges("found", held, low, high))
                .remark(
                        "In confounded markets no model that is not told of the demand can be right: a lift test or a control is what helps. Such markets are in the figures all the same.")
                .build();
    }

    /** Plans may be better than they are to be; intervals that hold too much are too wide. */
    private static void judge(Finding.Builder made, String what, int held, int of, boolean isLeast) {
        Share share = new Share(held, of);
        String nominal = (isLeast ? "at least " : "") + "90%";
        if (of == 0) {
            made.judged(what, "none", nominal, Finding.Verdict.TOLD);
        } else {
            made.require(what, share.toString(), nominal, isLeast ? share.high() >= NOMINAL : share.suits(NOMINAL));
        }
    }
}
