package io.windrose.science.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeriesTest {
    private static final double GAP = Double.NaN;

    @Test
    void gapsAreFilledFromTheSeasonsAround() {
        assertThat(Series.of(3, 1, 20, 5, 2, GAP, 6, 3, 22, 7, 4, 24, 8).filled())
                .containsExactly(1, 20, 5, 2, 21, 6, 3, 22, 7, 4, 24, 8);
    }

    @Test
    void gapsWithoutASeasonAroundLieOnALine() {
        assertThat(Series.of(1, 1, 2, 3, 4, 5, GAP, GAP, 8, 9, 10, 11, 12).filled())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(Series.of(4, 1, 2, GAP, 4, 5, 6, 7).filled()).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Series.of(1)).hasMessage("The series has no values");
        assertThatThrownBy(() -> Series.of(0, 1)).hasMessage("season is 0, not 1 or more steps");
        assertThatThrownBy(() -> Series.of(1, 1, Double.POSITIVE_INFINITY))
                .hasMessage("The value of step 1 is Infinity: give a number, or NaN when it is not known");
        assertThatThrownBy(() -> Series.of(1, GAP, 1))
                .hasMessage("The first value is not known (NaN): leave out unknown values at the ends");
        assertThatThrownBy(() -> Series.of(1, 1, GAP))
                .hasMessage("The last value is not known (NaN): leave out unknown values at the ends");
        assertThatThrownBy(() -> Series.of(1, 1, GAP, 2, 3))
                .hasMessage("More than a fifth of the 4 values is not known: give longer steps");
    }

    @Test
    void untilAGapEndsBeforeIt() {
        Series series = Series.of(1, 1, 2, 3, 4, 5, GAP, 7, 8);

        assertThat(series.until(6).values()).containsExactly(1, 2, 3, 4, 5);
        assertThat(series.until(7).values()).containsExactly(1, 2, 3, 4, 5, GAP, 7);
    }

    @Test
    void scaleIsTheMeanChangeFromASeasonBefore() {
        assertThat(Series.of(2, 1, 10, 2, 13, 1, 13).scale()).isEqualTo((1 + 3 + 1 + 0) / 4.0);
        assertThat(Series.of(7, 1, 2).scale()).isNaN();
    }
}
