package io.windrose.science.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.lift.MarketSelection.Constraints;
import io.windrose.science.lift.MarketSelection.Matching;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketSelectionTest {
    private static final Panel PANEL = new World(21, 10, 90, 0.03, 0.2).panel();

    private static MarketSelection of(Matching matching, List<Double> effects, Constraints constraints) {
        return new MarketSelection(
                SyntheticControl.usual(1).with(new Augmentation.None()),
                matching,
                List.of(2),
                List.of(10, 14),
                effects,
                6,
                0.8,
                4,
                constraints);
    }

    @Test
    void designsDetectTheirEffectAndSayWhatItCosts() {
        List<Design> designs = of(Matching.CORRELATION, List.of(0.02, 0.05, 0.1, 0.2), Constraints.none())
                .rank(PANEL)
                .designs();

        assertThat(designs).isNotEmpty().allSatisfy(design -> {
            assertThat(design.treated()).hasSize(2).isSorted();
            assertThat(design.power()).isGreaterThanOrEqualTo(0.8);
            assertThat(design.curve()).hasSize(5);
            assertThat(design.curve().getFirst().effect()).isZero();
            assertThat(design.curve().getLast().power()).isGreaterThanOrEqualTo(design.power() - 1e-9);
            assertThat(design.holdout()).isCloseTo(1 - design.share(), within(1e-12));
            double outcome = 0;
            for (int window = 0; window < 6; window++) {
                for (String market : design.treated()) {
                    outcome += PANEL.sum(PANEL.index(market), 90 - window - design.days(), 90 - window) / 6;
                }
            }
            assertThat(design.investment()).isCloseTo(4 * design.effect() * outcome, within(1e-6 * outcome));
        });
        assertThat(designs).isSortedAccordingTo((one, other) -> Integer.compare(one.rank(), other.rank()));
        assertThat(designs.getFirst().rank()).isEqualTo(1);
    }

    @Test
    void constraintsAreKept() {
        List<Design> all = of(Matching.CORRELATION, List.of(0.1, 0.2), Constraints.none())
                .rank(PANEL)
                .designs();
        double budget = all.stream().mapToDouble(Design::investment).average().orElseThrow();
        List<Design> cheap = of(
                        Matching.CORRELATION,
                        List.of(0.1, 0.2),
                        new Constraints(Set.of(), Set.of("market 3"), 0.75, 1, budget))
                .rank(PANEL)
                .designs();

        assertThat(cheap).isNotEmpty().hasSizeLessThan(all.size()).allSatisfy(design -> {
            assertThat(design.investment()).isLessThanOrEqualTo(budget);
            assertThat(design.holdout()).isGreaterThanOrEqualTo(0.75);
            assertThat(design.treated()).doesNotContain("market 3");
        });
        assertThat(of(
                                Matching.FIT,
                                List.of(0.1, 0.2),
                                new Constraints(Set.of("market 5"), Set.of("market 3"), 0, 1, 1e9))
                        .rank(PANEL)
                        .designs())
                .isNotEmpty()
                .allSatisfy(design ->
                        assertThat(design.treated()).contains("market 5").doesNotContain("market 3"));
    }

    /** A set that a synthetic control imitates better than sets by correlation. */
    @Test
    void matchingByFitFitsBetter() {
        double byFit = of(Matching.FIT, List.of(0.3), Constraints.none()).rank(PANEL).designs().stream()
                .mapToDouble(Design::scaledImbalance)
                .min()
                .orElseThrow();
        double byCorrelation = of(Matching.CORRELATION, List.of(0.3), Constraints.none()).rank(PANEL).designs().stream()
                .mapToDouble(Design::scaledImbalance)
                .min()
                .orElseThrow();

        assertThat(byFit).isLessThan(byCorrelation);
    }

    @Test
    void lessAdvertisingIsTestedToo() {
        List<Design> designs = of(Matching.CORRELATION, List.of(-0.1, -0.2), Constraints.none())
                .rank(PANEL)
                .designs();

        assertThat(designs).isNotEmpty().allSatisfy(design -> {
            assertThat(design.effect()).isNegative();
            assertThat(design.investment()).isPositive();
            assertThat(design.holdout()).isEqualTo(design.share());
        });
    }

    @Test
    void saysWhyThereIsNoDesign() {
        MarketSelection.Result result =
                of(Matching.CORRELATION, List.of(0.0001), Constraints.none()).rank(PANEL);

        assertThat(result.designs()).isEmpty();
        assertThat(result.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Warning.Kind.NO_DESIGN);
            assertThat(warning.message()).contains("try greater effects");
        });
    }

    @Test
    void badSettingsAreNamed() {
        assertThatThrownBy(() -> of(Matching.FIT, List.of(-0.1, 0.1), Constraints.none()))
                .hasMessageStartingWith("effects are [-0.1, 0.1]");
        assertThatThrownBy(() -> new Constraints(Set.of("a"), Set.of("a"), 0, 1, 1))
                .hasMessage("a is both included and excluded");
        assertThatThrownBy(() -> of(Matching.FIT, List.of(0.1), new Constraints(Set.of("x"), Set.of(), 0, 1, 1))
                        .rank(PANEL))
                .hasMessage("there is no market x");
    }
}
