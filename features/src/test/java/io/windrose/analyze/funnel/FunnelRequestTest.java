package io.windrose.analyze.funnel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Scope;
import io.windrose.core.Incorrect;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class FunnelRequestTest {
    private static final Scope DAY = Scope.of(new DateRange(LocalDate.EPOCH, LocalDate.EPOCH));
    private static final FunnelRequest.Step STEP = FunnelRequest.Step.of(EventChoice.ANY);
    private static final FunnelRequest.Step OPTIONAL =
            new FunnelRequest.Step(EventChoice.ANY, FunnelRequest.Need.OPTIONAL);

    @Test
    void refusesFewerThanTwoStepsAndMoreThanTwenty() {
        for (int steps : List.of(0, 1, 21, 50)) {
            assertRefused(Collections.nCopies(steps, STEP), List.of(), FunnelRequest.Order.ORDERED, Duration.ofDays(1))
                    .hasMessage("the funnel has %d steps; give 2 to 20", steps);
        }
    }

    @Test
    void refusesAnOptionalFirstOrLastStep() {
        for (List<FunnelRequest.Step> steps : List.of(List.of(OPTIONAL, STEP), List.of(STEP, OPTIONAL))) {
            assertRefused(steps, List.of(), FunnelRequest.Order.ORDERED, Duration.ofDays(1))
                    .hasMessageContaining("only those between");
        }
    }

    @Test
    void refusesAWindowOfNothingAndOfAThousandYears() {
        for (Duration window : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(365_000))) {
            assertRefused(List.of(STEP, STEP), List.of(), FunnelRequest.Order.ORDERED, window)
                    .hasMessageContaining("give 1 second to 366 days");
        }
    }

    @Test
    void refusesToExcludeAfterAStepThatIsNotThereOrOptionalOrInAnyOrder() {
        for (int after : List.of(0, 3, 99)) {
            assertRefused(
                            List.of(STEP, STEP, STEP),
                            List.of(new FunnelRequest.Exclusion(EventChoice.ANY, after)),
                            FunnelRequest.Order.ORDERED,
                            Duration.ofDays(1))
                    .hasMessage("an excluding step is after step %d; give 1 to 2", after);
        }
        assertRefused(
                        List.of(STEP, OPTIONAL, STEP),
                        List.of(new FunnelRequest.Exclusion(EventChoice.ANY, 2)),
                        FunnelRequest.Order.ORDERED,
                        Duration.ofDays(1))
                .hasMessageContaining("which is optional");
        assertRefused(
                        List.of(STEP, STEP),
                        List.of(new FunnelRequest.Exclusion(EventChoice.ANY, 1)),
                        FunnelRequest.Order.ANY,
                        Duration.ofDays(1))
                .hasMessageContaining("leave the excluding steps out");
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(
            List<FunnelRequest.Step> steps,
            List<FunnelRequest.Exclusion> excluding,
            FunnelRequest.Order order,
            Duration window) {
        return assertThatThrownBy(() -> new FunnelRequest(DAY, steps, excluding, order, window, Optional.empty(), 10))
                .isInstanceOf(Incorrect.class);
    }
}
