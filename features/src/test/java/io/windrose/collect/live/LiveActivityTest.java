package io.windrose.collect.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LiveActivityTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:30Z");

    private final LiveActivity activity = new LiveActivity(START);

    @Test
    void countsPeopleOnceAndForgetsThemInTime() {
        activity.add(List.of(view(1, "/a"), view(1, "/b"), view(2, "/a")), START);
        activity.add(List.of(view(2, "/a")), START.plus(Duration.ofMinutes(10)));

        LiveSummary summary = activity.summary(START.plus(Duration.ofMinutes(12)));
        assertThat(summary.activeInFiveMinutes()).isEqualTo(1);
        assertThat(summary.activeInThirtyMinutes()).isEqualTo(2);
        assertThat(summary.atLeast()).isFalse();
        assertThat(summary.since()).isEqualTo(START);
        assertThat(activity.summary(START.plus(Duration.ofMinutes(31))).activeInThirtyMinutes())
                .isEqualTo(1);
        assertThat(activity.summary(START.plus(Duration.ofMinutes(41))).activeInThirtyMinutes())
                .isZero();
    }

    @Test
    void leavesRobotsAndWhatWasNotStoredOutOfPeopleAndPages() {
        activity.add(
                List.of(
                        view(1, "/a"),
                        arrival(LiveVerdict.ACCEPTED, Optional.of(7L), "page", "/a", true),
                        arrival(LiveVerdict.ACCEPTED, Optional.of(1L), "track", "/a", false),
                        arrival(LiveVerdict.REJECTED, Optional.empty(), "page", "/a", false),
                        arrival(LiveVerdict.DROPPED, Optional.empty(), "page", "/a", false)),
                START);

        LiveSummary summary = activity.summary(START);
        assertThat(summary.activeInFiveMinutes()).isEqualTo(1);
        assertThat(summary.pages()).containsExactly(new LiveSummary.Page("/a", 1));
        assertThat(summary.minutes().getLast())
                .isEqualTo(new LiveSummary.Minute(Instant.parse("2026-11-22T12:00:00Z"), 3, 1, 1));
    }

    @Test
    void hasThirtyMinutesWhateverHappened() {
        activity.add(List.of(view(1, "/a")), START.minus(Duration.ofMinutes(40)));
        activity.add(List.of(view(1, "/b"), view(1, "/c"), view(1, "/c")), START);

        LiveSummary summary = activity.summary(START);
        assertThat(summary.minutes()).hasSize(30);
        assertThat(summary.minutes().stream()
                        .mapToLong(LiveSummary.Minute::accepted)
                        .sum())
                .isEqualTo(3);
        assertThat(summary.pages()).extracting(LiveSummary.Page::path).containsExactly("/c", "/b");
    }

    @Test
    void saysWhenThereAreMorePeopleThanItTellsApart() {
        activity.add(
                LongStream.range(0, LiveActivity.MOST_PEOPLE + 1)
                        .mapToObj(person -> view(person, "/a"))
                        .toList(),
                START);

        assertThat(activity.summary(START).atLeast()).isTrue();
        assertThat(activity.summary(START).activeInFiveMinutes()).isEqualTo(LiveActivity.MOST_PEOPLE);
    }

    private static Arrival view(long person, String path) {
        return arrival(LiveVerdict.ACCEPTED, Optional.of(person), "page", path, false);
    }

    private static Arrival arrival(
            LiveVerdict verdict, Optional<Long> person, String type, String path, boolean isApart) {
        return new Arrival(
                START,
                verdict,
                "shop",
                Optional.of(type),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                person,
                Optional.empty(),
                Optional.of(path),
                isApart,
                List.of(),
                new byte[0]);
    }
}
