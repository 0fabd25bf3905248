package io.windrose.collect.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OccurrenceTest {
    private static final Instant RECEIVED = Instant.parse("2026-05-04T12:00:00Z");

    private static Occurrence of(Instant timestamp, Instant sentAt) {
        return Occurrence.of(RECEIVED, Optional.of(timestamp), Optional.ofNullable(sentAt), CollectSettings.DEFAULT);
    }

    private static Instant ago(Duration duration) {
        return RECEIVED.minus(duration);
    }

    @Test
    void takesTheReceptionWhereTheEventNamesNoTime() {
        assertThat(Occurrence.of(RECEIVED, Optional.empty(), Optional.of(Instant.EPOCH), CollectSettings.DEFAULT)
                        .at())
                .isEqualTo(RECEIVED);
    }

    @Test
    void correctsAClockThatIsYearsLate() {
        assertThat(of(Instant.EPOCH, Instant.EPOCH.plusSeconds(30)))
                .isEqualTo(new Occurrence(RECEIVED.minusSeconds(30), Optional.empty()));
    }

    @Test
    void correctsAClockThatIsFast() {
        Instant fast = RECEIVED.plus(Duration.ofDays(400));

        assertThat(of(fast, fast.plusSeconds(30)).at()).isEqualTo(RECEIVED.minusSeconds(30));
    }

    @Test
    void keepsTheAgeOfEventsThatWereQueued() {
        assertThat(of(ago(Duration.ofDays(3)), RECEIVED).at()).isEqualTo(ago(Duration.ofDays(3)));
    }

    @Test
    void doesNotCorrectByAnEventThatWasSentBeforeItHappened() {
        Instant timestamp = ago(Duration.ofMinutes(5));

        assertThat(of(timestamp, Instant.EPOCH)).isEqualTo(new Occurrence(timestamp, Optional.of("skew-implausible")));
    }

    @Test
    void forgivesASecondOfRounding() {
        Instant timestamp = ago(Duration.ofMinutes(5));

        assertThat(of(timestamp, timestamp.minusMillis(900)).mark()).isEmpty();
    }

    @Test
    void doesNotCorrectWhatIsPossibleIntoWhatIsTooOld() {
        Instant timestamp = ago(Duration.ofMinutes(5));

        assertThat(of(timestamp, Instant.parse("2099-01-01T00:00:00Z")))
                .isEqualTo(new Occurrence(timestamp, Optional.of("skew-implausible")));
    }

    @Test
    void takesTheReceptionForWhatHappensInTheFuture() {
        assertThat(of(RECEIVED.plus(Duration.ofMinutes(59)), null).at())
                .isEqualTo(RECEIVED.plus(Duration.ofMinutes(59)));
        assertThat(of(RECEIVED.plus(Duration.ofMinutes(61)), null))
                .isEqualTo(new Occurrence(RECEIVED, Optional.of("future-time")));
    }

    @Test
    void marksTheEventForWhatWasAssumed() {
        assertThat(CallMaker.event("\"timestamp\":\"2027-01-01\"").context())
                .isEqualTo("{\"windrose\":{\"marks\":[\"future-time\"]}}");
        assertThat(CallMaker.event("\"sentAt\":\"soon\"").context())
                .isEqualTo("{\"windrose\":{\"marks\":[\"sent-at-unreadable\"]}}");
    }
}
