package io.windrose.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FateTest {
    private static final int DRAWS = 200_000;

    @Test
    void drawsAreEven() {
        double sum = 0;
        for (int person = 0; person < DRAWS; person++) {
            sum += Fate.of(1, Fate.Kind.PERSON, person).unit(Purpose.NEED, 5);
        }

        assertThat(sum / DRAWS).isCloseTo(0.5, within(5 * Math.sqrt(1.0 / 12 / DRAWS)));
    }

    @Test
    void purposesDaysAndPeopleDoNotGoTogether() {
        double purposes = 0;
        double days = 0;
        double people = 0;
        for (int person = 0; person < DRAWS; person++) {
            Fate fate = Fate.of(1, Fate.Kind.PERSON, person);
            double need = fate.unit(Purpose.NEED, 5) - 0.5;
            purposes += need * (fate.unit(Purpose.VISIT, 5) - 0.5);
            days += need * (fate.unit(Purpose.NEED, 6) - 0.5);
            people += need * (Fate.of(1, Fate.Kind.PERSON, person + 1).unit(Purpose.NEED, 5) - 0.5);
        }

        // The product of two independent ones has mean 0 and variance 1/144.
        assertThat(purposes / DRAWS).isCloseTo(0, within(5 / 12.0 / Math.sqrt(DRAWS)));
        assertThat(days / DRAWS).isCloseTo(0, within(5 / 12.0 / Math.sqrt(DRAWS)));
        assertThat(people / DRAWS).isCloseTo(0, within(5 / 12.0 / Math.sqrt(DRAWS)));
    }
}
