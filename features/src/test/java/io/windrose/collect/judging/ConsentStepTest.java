package io.windrose.collect.judging;

import static io.windrose.collect.judging.CallMaker.accepted;
import static io.windrose.collect.judging.CallMaker.calls;
import static io.windrose.collect.judging.CallMaker.judge;
import static io.windrose.collect.judging.CallMaker.track;
import static io.windrose.collect.judging.CallMaker.withSignals;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentStepTest {
    private static Call asked(String consent) {
        return track("{\"userId\":1,\"messageId\":\"m\",\"event\":\"E\",\"context\":{\"consent\":" + consent + "}}");
    }

    private static Call unasked() {
        return track("{\"userId\":1,\"messageId\":\"m\",\"event\":\"E\"}");
    }

    private static Verdict under(DoNotTrack doNotTrack, Call call) throws IOException {
        CollectSettings usual = CollectSettings.DEFAULT;
        CollectSettings settings = new CollectSettings(
                usual.limits(),
                Duration.ofDays(1),
                usual.futureTolerance(),
                doNotTrack,
                List.of(),
                Optional.empty(),
                10);
        try (Calls calls = calls(settings)) {
            return calls.judge(call, "src-1").getFirst();
        }
    }

    @Test
    void stampsTheAnswersInOurWords() {
        assertThat(accepted(asked("{\"categoryPreferences\":{\"C0002\":true,\"C0004\":false,\" Own \":true}}"))
                        .consent())
                .isEqualTo(Map.of("analytics", true, "marketing", false, "own", true));
        assertThat(accepted(asked("{\"analytics_storage\":\"granted\",\"ad_storage\":\"denied\"}"))
                        .consent())
                .isEqualTo(Map.of("analytics", true, "marketing", false));
    }

    @Test
    void letsARefusalWinWhereTwoWordsMeanOnePurpose() {
        assertThat(accepted(asked("{\"marketing\":true,\"Advertising\":false,\"targeting\":true}"))
                        .consent())
                .isEqualTo(Map.of("marketing", false));
    }

    @Test
    void movesTheAnswersOutOfTheContext() {
        assertThat(accepted(asked("{\"analytics\":true}")).context()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"analytics\":false}",
                "{\"analytics\":\"denied\"}",
                "{\"categoryPreferences\":{\"Analytics\":false,\"Advertising\":true}}"
            })
    void dropsEventsOfWhoRefusedAnalytics(String consent) {
        assertThat(judge(asked(consent)))
                .containsExactly(new Verdict.Dropped(0, Optional.of("m"), Verdict.DropReason.CONSENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messageId\":\"m\",\"context\":{\"consent\":{\"analytics\":false}}}",
                "{\"messageId\":\"m\",\"userId\":1e2000000000,\"x\":\"\\u0000\",\"context\":{\"consent\":{\"analytics\":false}}}"
            })
    void keepsWhoRefusedOutOfTheQuarantineToo(String body) {
        assertThat(judge(track(body)))
                .containsExactly(new Verdict.Dropped(0, Optional.of("m"), Verdict.DropReason.CONSENT));
    }

    @Test
    void namesNoMessageIdThatCannotBeStored() {
        assertThat(judge(track("{\"messageId\":\"\\u0000\",\"context\":{\"consent\":{\"analytics\":false}}}")))
                .containsExactly(new Verdict.Dropped(0, Optional.empty(), Verdict.DropReason.CONSENT));
    }

    @Test
    void storesEventsOfWhoWasNotAsked() {
        assertThat(accepted(unasked()).consent()).isEmpty();
    }

    @Test
    void letsGlobalPrivacyControlRefuseMarketingWhateverElseWasAnswered() {
        assertThat(accepted(withSignals(asked("{\"marketing\":true,\"analytics\":true}"), true, false))
                        .consent())
                .isEqualTo(Map.of("marketing", false, "analytics", true));
    }

    @Test
    void answersDoNotTrackAsTheOperatorDecided() throws IOException {
        Call call = withSignals(unasked(), false, true);

        assertThat(((Verdict.Accepted) under(DoNotTrack.IGNORED, call)).event().consent())
                .isEmpty();
        assertThat(((Verdict.Accepted) under(DoNotTrack.REFUSES_MARKETING, call))
                        .event()
                        .consent())
                .isEqualTo(Map.of("marketing", false));
        assertThat(under(DoNotTrack.REFUSES_ANALYTICS, call))
                .isEqualTo(new Verdict.Dropped(0, Optional.of("m"), Verdict.DropReason.DO_NOT_TRACK));
        assertThat(under(DoNotTrack.REFUSES_ANALYTICS, unasked())).isInstanceOf(Verdict.Accepted.class);
    }
}
