package io.windrose.science.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.lift.RandomizedDesign.Stratum;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomizedDesignTest {
    private static final int FROM = 56;
    private static final int UNTIL = 70;

    @Test
    void pairsAreOfMarketsThatAreAlike() {
        double[][] outcome = new double[6][20];
        for (int day = 0; day < 20; day++) {
            outcome[0][day] = 100 + day % 3;
            outcome[1][day] = 10 + day % 2;
            outcome[2][day] = 101 + day % 3;
            outcome[3][day] = 50 + day % 5;
            outcome[4][day] = 49 + day % 5;
            outcome[5][day] = 11 + day % 2;
        }
        Panel panel = new Panel(List.of("a", "b", "c", "d", "e", "f"), outcome);
        RandomizedDesign design = RandomizedDesign.pairs(panel, Set.of(), 1);

        assertThat(design.strata())
                .containsExactly(
                        new Stratum(List.of("c", "a"), 1),
                        new Stratum(List.of("d", "e"), 1),
                        new Stratum(List.of("f", "b"), 1));
        assertThat(design.treated()).hasSize(3);
        assertThat(RandomizedDesign.strata(panel, Set.of("c"), 2, 1))
                .noneMatch(stratum -> stratum.markets().contains("c"))
                .hasSize(2);
        assertThat(IntStream.range(0, 200)
                        .filter(seed -> RandomizedDesign.pairs(panel, Set.of(), seed)
                                .treated()
                                .contains("a"))
                        .count())
                .isBetween(70L, 130L);
    }

    /** Two pairs with differences of growth of 3 and 1 beyond that of all: signs make sums of 4, 2, -2, -4. */
    @Test
    void thePValueIsTheShareOfDrawsThatReachAsFar() {
        double[][] outcome = {{10, 10, 13}, {10, 10, 10}, {10, 10, 11}, {10, 10, 10}};
        RandomizedDesign design = new RandomizedDesign(
                List.of(new Stratum(List.of("a", "b"), 1), new Stratum(List.of("c", "d"), 1)), List.of("a", "c"));
        Panel panel = new Panel(List.of("a", "b", "c", "d"), outcome);

        LiftResult result = design.analyze(panel, 2, 3, 0.5, 1);
        assertThat(result.pValue()).isEqualTo(0.5);
        // 13 / (1 + d) + 11 / (1 + d) = 10 + 10
        assertThat(result.relative().value()).isCloseTo(0.2, within(1e-9));
        assertThat(result.total().value()).isCloseTo(4, within(1e-6));
        assertThat(new RandomizedDesign(design.strata(), List.of("a", "d"))
                        .analyze(panel, 2, 3, 0.5, 1)
                        .pValue())
                .isEqualTo(1);
        assertThat(design.analyze(panel, 2, 3, 0.9, 1).warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.FEW_TO_COMPARE);
    }

    /** Nothing is assumed but the draw, so both hold whatever the markets do. */
    @Test
    void intervalsHoldTheTruthAndNothingIsFoundWhereNothingIs() {
        int covered = 0;
        int found = 0;
        int worlds = 100;
        for (int i = 0; i < worlds; i++) {
            World world = new World(500 + i, 20, UNTIL, 0.1, 0.6);
            List<Stratum> strata = RandomizedDesign.strata(world.panel().until(FROM), Set.of(), 4, 2);
            RandomizedDesign design = RandomizedDesign.draw(strata, i);
            GeoTest test = new GeoTest(design.treated(), FROM, UNTIL);
            PermutationAnalysis lifted = new PermutationAnalysis(design, world.lifted(test, 0.1), test, 0.9, 3);
            // The interval holds the truth just where its p-value is above a tenth.
            covered += design.analyze(shortened(world.lifted(test, 0.1)), FROM, FROM + 1, 0.9, 3)
                            .relative()
                            .contains(0.1)
                    ? 1
                    : 0;
            assertThat(lifted.effect(FROM, UNTIL)).isBetween(-0.3, 0.5);
            found += new PermutationAnalysis(design, world.panel(), test, 0.9, 3).pValue(FROM, UNTIL) <= 0.1 ? 1 : 0;
        }

        // Of 100 with a probability of 0.9, fewer than 82 or more than 97 come once in 200 times.
        assertThat(covered).isBetween(82, 98);
        assertThat(found).isBetween(2, 18);
    }

    /** The days of the test as one. */
    private static Panel shortened(Panel panel) {
        double[][] outcome = new double[panel.markets().size()][FROM + 1];
        for (int i = 0; i < outcome.length; i++) {
            System.arraycopy(panel.outcome()[i], 0, outcome[i], 0, FROM);
            outcome[i][FROM] = panel.sum(i, FROM, UNTIL);
        }
        return new Panel(panel.markets(), outcome);
    }

    @Test
    void powerGrowsWithTheEffectAndIsTheConfidencesRestWithoutOne() {
        Panel panel = new World(9, 20, 120, 0.05, 0.2).panel();
        List<PowerPoint> curve = RandomizedDesign.power(
                panel, RandomizedDesign.strata(panel, Set.of(), 2, 1), 14, List.of(0.0, 0.03, 0.3), 60, 0.9, 5, 1);

        assertThat(curve.get(0).power()).isLessThan(0.25);
        assertThat(curve.get(1).power()).isGreaterThan(curve.get(0).power());
        assertThat(curve.get(2).power()).isGreaterThan(0.95);
        assertThat(curve.get(2).detected()).isCloseTo(0.3, within(0.05));
        assertThat(curve.get(2).investment())
                .isCloseTo(
                        10 * curve.get(1).investment(),
                        within(1e-6 * curve.get(2).investment()));
    }

    @Test
    void badDesignsAreNamed() {
        Stratum stratum = new Stratum(List.of("a", "b"), 1);

        assertThatThrownBy(() -> new Stratum(List.of("a", "b"), 2))
                .hasMessage("2 of the markets [a, b] cannot be treated");
        assertThatThrownBy(() -> new RandomizedDesign(List.of(stratum), List.of("a", "b")))
                .hasMessage("2 of the markets [a, b] are treated, not 1");
        assertThatThrownBy(() -> new RandomizedDesign(List.of(stratum), List.of("a", "c")))
                .hasMessageContaining("not each of one stratum");
        assertThatThrownBy(() -> RandomizedDesign.strata(new World(1, 3, 20, 0.1, 0).panel(), Set.of(), 4, 1))
                .hasMessage("3 markets can be drawn from: a stratum of 4 needs more");
    }
}
