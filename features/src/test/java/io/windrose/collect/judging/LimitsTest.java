package io.windrose.collect.judging;

import static io.windrose.collect.judging.CallMaker.batch;
import static io.windrose.collect.judging.CallMaker.flaws;
import static io.windrose.collect.judging.CallMaker.judge;
import static io.windrose.collect.judging.CallMaker.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Incorrect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private static final String SOUND = "{\"type\":\"track\",\"userId\":1,\"event\":\"E\"}";

    private static String withProperty(String value) {
        return "{\"type\":\"track\",\"userId\":1,\"event\":\"E\",\"properties\":{\"a\":" + value + "}}";
    }

    private static String filledTo(int bytes) {
        int others = withProperty("\"\"").length();
        return withProperty("\"" + "x".repeat(bytes - others) + "\"");
    }

    @Test
    void takesEventsOf32KilobytesAndNoMore() {
        assertThat(judge(track(filledTo(32 * 1024)))).first().isInstanceOf(Verdict.Accepted.class);
        assertThat(flaws(track(filledTo(32 * 1024 + 1)))).containsExactly(FlawKind.EVENT_TOO_LARGE);
    }

    @Test
    void quarantinesOnlyTheEventOfABatchThatIsTooLarge() {
        List<Verdict> verdicts = judge(batch("{\"batch\":[" + filledTo(32 * 1024 + 1) + "," + SOUND + "]}"));

        assertThat(verdicts.get(0)).isInstanceOf(Verdict.Quarantined.class);
        assertThat(verdicts.get(1)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void takesBatchesOf500KilobytesAndNoMore() {
        String events = IntStream.range(0, 15).mapToObj(i -> filledTo(32_768)).collect(Collectors.joining(","));
        String body = "{\"batch\":[" + events + "]}";
        String padded = body + " ".repeat(500 * 1024 - body.length());

        assertThat(judge(batch(padded))).hasSize(15).allMatch(Verdict.Accepted.class::isInstance);
        assertThat(flaws(batch(padded + " "))).containsExactly(FlawKind.BODY_TOO_LARGE);
    }

    @Test
    void takes2500EventsABatchAndNoMore() {
        String sound = IntStream.range(0, 2_500).mapToObj(i -> SOUND).collect(Collectors.joining(","));

        assertThat(judge(batch("{\"batch\":[" + sound + "]}"))).hasSize(2_500);
        assertThat(flaws(batch("{\"batch\":[" + sound + ",1]}"))).containsExactly(FlawKind.BATCH_TOO_LONG);
    }

    @Test
    void refusesASharedContextThatWouldBeMultiplied() {
        String context = "{\"a\":\"" + "x".repeat(8 * 1024) + "\"}";

        assertThat(flaws(batch("{\"context\":" + context + ",\"batch\":[" + SOUND + "]}")))
                .containsExactly(FlawKind.BATCH_CONTEXT_TOO_LARGE);
    }

    @Test
    void takes16LevelsAndNoMore() {
        // The event and its properties are two.
        assertThat(judge(track(withProperty("[".repeat(14) + "]".repeat(14)))))
                .first()
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(flaws(track(withProperty("[".repeat(15) + "]".repeat(15))))).containsExactly(FlawKind.TOO_DEEP);
    }

    @Test
    void survivesABodyOfBracketsOnly() {
        assertThat(flaws(batch("{\"batch\":[" + "[".repeat(200_000) + "]".repeat(200_000) + "]}")))
                .containsExactly(FlawKind.EVENT_TOO_LARGE);
        assertThat(flaws(batch("{\"batch\":" + "[".repeat(400_000)))).containsExactly(FlawKind.BODY_NOT_JSON);
    }

    @Test
    void takes1000KeysInAnObjectAndNoMore() {
        assertThat(judge(track(withProperty(keys(1_000))))).first().isInstanceOf(Verdict.Accepted.class);
        assertThat(flaws(track(withProperty(keys(1_001))))).containsExactly(FlawKind.TOO_MANY_KEYS);
    }

    private static String keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"k" + i + "\":0").collect(Collectors.joining(",", "{", "}"));
    }

    @ParameterizedTest
    @CsvSource({"messageId", "userId", "anonymousId", "event"})
    void takesNamesAndIdsOf512CharactersAndNoMore(String key) {
        String body = "{\"userId\":1,\"event\":\"E\",\"" + key + "\":\"%s\"}";

        assertThat(judge(track(body.formatted("x".repeat(512))))).first().isInstanceOf(Verdict.Accepted.class);
        assertThat(flaws(track(body.formatted("x".repeat(513))))).containsExactly(FlawKind.TOO_LONG);
    }

    @Test
    void shortensWhatIsShownAndHidesItFromLogs() {
        Flaw flaw = new Flaw(FlawKind.TOO_LONG, "userId", "ada@example.org".repeat(99), "send less");

        assertThat(flaw.value()).hasSize(61);
        assertThat(flaw.toString()).isEqualTo("collect.too-long at userId: send less");
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new Limits(10, 500_000, 8_192, 2_500, 16, 1_000, 512, 512))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("collect.limits.event-bytes is 10");
        assertThatThrownBy(() -> new Limits(32_768, 1_000, 8_192, 2_500, 16, 1_000, 512, 512))
                .hasMessageContaining("batch-bytes");
        assertThatThrownBy(() -> new Limits(32_768, 500_000, 99_999, 2_500, 16, 1_000, 512, 512))
                .hasMessageContaining("batch-context-bytes");
        assertThatThrownBy(() -> new Limits(32_768, 500_000, 8_192, 0, 16, 1_000, 512, 512))
                .hasMessageContaining("batch-events");
        assertThatThrownBy(() -> new Limits(32_768, 500_000, 8_192, 2_500, 101, 1_000, 512, 512))
                .hasMessageContaining("depth");
        assertThatThrownBy(() -> new Limits(32_768, 500_000, 8_192, 2_500, 16, 0, 512, 512))
                .hasMessageContaining("keys");
        assertThatThrownBy(() -> new Limits(32_768, 500_000, 8_192, 2_500, 16, 1_000, 1, 512))
                .hasMessageContaining("id-characters");
        assertThatThrownBy(() -> new Limits(32_768, 500_000, 8_192, 2_500, 16, 1_000, 512, 1))
                .hasMessageContaining("name-characters");
        assertThatThrownBy(() -> settings(Duration.ZERO, Duration.ZERO, Optional.empty(), 0))
                .hasMessageContaining("maximum-age");
        assertThatThrownBy(() -> settings(Duration.ofDays(1), Duration.ofDays(2), Optional.empty(), 0))
                .hasMessageContaining("future-tolerance");
        assertThatThrownBy(
                        () -> settings(Duration.ofDays(1), Duration.ZERO, Optional.of(Path.of("no-such-file.mmdb")), 0))
                .hasMessageContaining("no-such-file.mmdb");
        assertThatThrownBy(() -> settings(Duration.ofDays(1), Duration.ZERO, Optional.empty(), -1))
                .hasMessageContaining("cached-user-agents");
    }

    private static CollectSettings settings(Duration age, Duration future, Optional<Path> places, int cached) {
        return new CollectSettings(Limits.DEFAULT, age, future, DoNotTrack.IGNORED, List.of(), places, cached);
    }
}
