package io.windrose.science.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.mix.LiftTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static LiftResult result(Estimate total, double confidence) {
        return new LiftResult(
                "test",
                List.of("a"),
                30,
                48,
                confidence,
                new double[48],
                new double[48],
                List.of(),
                List.of(),
                total,
                total,
                0.01,
                List.of());
    }

    private static final LiftResult RESULT = result(new Estimate(500, 335.515, 664.485), 0.9);

    @Test
    void convertsDaysToWeeksAndTheIntervalToAStandardError() {
        // Weeks begin on days 2, 9, 16, 23, 30: the test is of weeks 4 to 5, and counted until the third of its weeks.
        LiftTest test = new Calibration("tv", List.of("north"), 2, 44, 1_000, 0).of(RESULT);

        assertThat(test.channel()).isEqualTo("tv");
        assertThat(test.regions()).containsExactly("north");
        assertThat(test.from()).isEqualTo(4);
        assertThat(test.to()).isEqualTo(6);
        assertThat(test.until()).isEqualTo(7);
        assertThat(test.kept()).isZero();
        assertThat(test.lift()).isEqualTo(500);
        // Half of 328.97 by 1.644854.
        assertThat(test.standardError()).isCloseTo(100, within(1e-3));
    }

    @Test
    void partsOfWeeksAreWidenedAndSpendSaysWhatWasKept() {
        LiftTest test = new Calibration("tv", List.of(), -1, 45, 1_000, 400).of(RESULT);

        assertThat(test.from()).isEqualTo(4);
        assertThat(test.to()).isEqualTo(7);
        assertThat(test.until()).isEqualTo(7);
        assertThat(test.kept()).isEqualTo(0.4);
        assertThat(new Calibration("tv", List.of(), -1, 45, 800, 1_000)
                        .of(RESULT)
                        .kept())
                .as("a hold-out: there would have been more")
                .isEqualTo(1.25);
    }

    @Test
    void aResultOfAnAnalysisConverts() {
        World world = new World(11, 12, 104, 0.05, 0);
        GeoTest test = new GeoTest(List.of("market 0", "market 1"), 84, 98);
        LiftResult lift = SyntheticControl.usual(1)
                .withPlacebos(0)
                .analyze(world.lifted(test, 0.2), test)
                .lift();
        LiftTest converted = new Calibration("social", List.of(), 0, 98, 100, 50).of(lift);

        assertThat(converted.from()).isEqualTo(12);
        assertThat(converted.until()).isEqualTo(14);
        assertThat(converted.lift()).isCloseTo(world.truth(test, 0.2), within(4 * converted.standardError()));
    }

    @Test
    void whatCannotBeHandedOverIsRefusedWithTheReason() {
        Calibration calibration = new Calibration("tv", List.of(), 2, 44, 1_000, 0);

        assertThatThrownBy(() -> new Calibration("tv", List.of(), 2, 44, 0, 10))
                .hasMessageContaining("nothing was spent");
        assertThatThrownBy(() -> new Calibration("tv", List.of(), 2, 44, 10, 10))
                .hasMessageContaining("the test changed nothing");
        assertThatThrownBy(() -> new Calibration("tv", List.of(), 31, 44, 10, 0).of(RESULT))
                .hasMessageContaining("before the model's first week on day 31");
        assertThatThrownBy(() -> new Calibration("tv", List.of(), 2, 49, 10, 0).of(RESULT))
                .hasMessageContaining("the end 49 is not within");
        assertThatThrownBy(() -> calibration.of(result(new Estimate(1, Double.NEGATIVE_INFINITY, 2), 0.9)))
                .hasMessageContaining("the interval of the lift has no end");
    }
}
