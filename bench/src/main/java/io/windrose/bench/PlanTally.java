package io.windrose.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Markets counted.
 *
 * @param better of those marked, how many plans beat the market's own in truth, as {@code othersBetter}
 * @param gain of those marked, in truth
 * @param expected gain of those marked, by the model
 * @param intervals of 90%, a channel each
 * @param held how many of them hold the truth
 */
public record PlanTally(
        int markets,
        int converged,
        int marked,
        int better,
        int others,
        int othersBetter,
        double gain,
        double expected,
        int intervals,
        int held) {

    /** Of one kind of market, or of all. */
    public static PlanTally of(List<PlanTrial.Outcome> outcomes, Optional<PlanMarket.Kind> kind) {
        List<PlanTrial.Outcome> all = outcomes.stream()
                .filter(outcome -> kind.map(outcome.kind()::equals).orElse(true))
                .toList();
        List<PlanTrial.Planned> planned =
                all.stream().flatMap(outcome -> outcome.planned().stream()).toList();
        List<PlanTrial.Planned> marked =
                planned.stream().filter(PlanTrial.Planned::isMarked).toList();
        List<PlanTrial.Planned> others =
                planned.stream().filter(each -> !each.isMarked()).toList();
        return new PlanTally(
                all.size(),
                planned.size(),
                marked.size(),
                better(marked.stream()),
                others.size(),
                better(others.stream()),
                marked.stream().mapToDouble(PlanTrial.Planned::gain).sum(),
                marked.stream().mapToDouble(PlanTrial.Planned::expected).sum(),
                planned.stream().mapToInt(each -> each.held().size()).sum(),
                (int) planned.stream()
                        .flatMap(each -> each.held().stream())
                        .filter(held -> held)
                        .count());
    }

    private static int better(Stream<PlanTrial.Planned> plans) {
        return (int) plans.filter(each -> each.gain() > 0).count();
    }
}
