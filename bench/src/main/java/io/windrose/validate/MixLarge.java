package io.windrose.validate;

import io.windrose.bench.MixTrial;
import io.windrose.science.mix.MixModel;
import io.windrose.science.sample.NoUTurn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Mix models of many regions, the smallest first, as far as the time permits. */
final class MixLarge implements Check {
    private static final double BUDGET_SECONDS = 1_800;
    private static final MixTrial.Size ASKED = new MixTrial.Size(50, 30, 208);
    private static final List<MixTrial.Size> SIZES =
            List.of(new MixTrial.Size(5, 4, 104), new MixTrial.Size(10, 8, 104), new MixTrial.Size(20, 12, 156), ASKED);
    /** Next to this many dimensions a dense mass matrix takes longer than it saves. */
    private static final int DENSE = 120;

    @Override
    public String name() {
        return "mix-large";
    }

    @Override
    public String title() {
        return "Mix models of many regions";
    }

    @Override
    public String method() {
        return "Generated weeks of regions whose channels work alike but not equally: the usual model, pooled over regions, 4 chains of 500 draws after 500 to warm up, acceptance 0.9, seed 1; mass matrix dense up to %d region-channels, else diagonal. Sizes are tried in their order; one is begun if, by what the one before took for each region, channel and week, it would end within the limit (`--minutes`, or the budget of 30 minutes where that is less). Asked for is %s in 30 minutes."
                .formatted(DENSE, ASKED);
    }

    @Override
    public Finding run(Setting setting) {
        double limit = Math.min(BUDGET_SECONDS, setting.limit().toMillis() / 1e3);
        int draws = setting.count(500, 100);
        Instant begun = Instant.now();
        List<List<String>> rows = new ArrayList<>();
        double perCell = 0;
        boolean reached = false;
        for (MixTrial.Size size : setting.isQuick() ? List.of(new MixTrial.Size(2, 1, 40)) : SIZES) {
            double cells = (double) size.regions() * size.channels() * size.weeks();
            double left = limit - Duration.between(begun, Instant.now()).toMillis() / 1e3;
            if (perCell * cells > left) {
                rows.add(List.of(
                        size.toString(),
                        Finding.words("not begun: %.0f minutes or more are expected", perCell * cells / 60),
                        "",
                        "",
                        "",
                        ""));
                continue;
            }
            setting.say(Finding.words("  %s", size));
            NoUTurn.Mass mass = size.regions() * size.channels() <= DENSE ? NoUTurn.Mass.DENSE : NoUTurn.Mass.DIAGONAL;
            MixTrial trial =
                    MixTrial.of(size, MixModel.sampler(1).withMass(mass).withDraws(draws, draws), 1);
            perCell = trial.seconds() / cells;
            reached |= size.equals(ASKED) && trial.diagnosis().isConverged() && trial.seconds() <= BUDGET_SECONDS;
            rows.add(List.of(
                    size.toString(),
                    Finding.words("%.0f s", trial.seconds()),
                    Finding.words("%.0f s", trial.processor()),
                    trial.diagnosis().parameters().size() + "",
                    Finding.words("%.3f", trial.diagnosis().rHat()),
                    trial.diagnosis().isConverged()
                            ? "yes; truths inside: %d of %d".formatted(trial.inside(), trial.channels())
                            : "no: " + trial.diagnosis().problems().getFirst()));
        }
        return Finding.make()
                .require(ASKED.toString(), reached ? "chains agree" : "not reached", "in 30 minutes", reached)
                .table(List.of("size", "clock", "processor", "parameters", "R-hat", "chains agree"), rows)
                .build();
    }
}
