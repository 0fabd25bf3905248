package io.windrose.optimize.lift;

import io.windrose.core.Incorrect;
import io.windrose.science.lift.Design;
import io.windrose.science.lift.MarketSelection;
import io.windrose.science.lift.Panel;
import io.windrose.science.lift.Warning;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests that could be run, the best first.
 *
 * @param found how many designs keep what was wanted, of which the best are told
 * @param warnings of regions, and why there is no design
 */
public record DesignReport(List<Design> designs, int found, List<Warning> warnings) {
    private static final int MOST_TOLD = 50;

    public DesignReport {
        designs = List.copyOf(designs);
        warnings = List.copyOf(warnings);
    }

    /** @throws Incorrect when nothing can be simulated with these outcomes, with what to do */
    static DesignReport of(Outcomes outcomes, DesignChoice choice) {
        Panel panel = outcomes.panel();
        MarketSelection.Result result = Unfit.told(() -> choice.selection().rank(panel));
        List<Warning> warnings = new ArrayList<>(screen(outcomes));
        warnings.addAll(result.warnings());
        List<Design> best =
                result.designs().subList(0, Math.min(MOST_TOLD, result.designs().size()));
        return new DesignReport(best, result.designs().size(), warnings);
    }

    /** What can be said of regions before anything is computed. */
    static List<Warning> screen(Outcomes outcomes) {
        return outcomes.regions().stream()
                .flatMap(region -> Doubts.of(region, outcomes.of(region)).stream())
                .toList();
    }
}
