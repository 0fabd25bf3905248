package io.windrose.collect.judging;

import static io.windrose.collect.judging.CallMaker.RECEIVED;
import static io.windrose.collect.judging.CallMaker.event;
import static io.windrose.collect.judging.CallMaker.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Ids;
import io.windrose.testkit.SettableClock;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What marks an event as the company's own, and what as history. */
class StandingTest {
    private static Event judged(Call call, InternalTraffic internal) {
        Calls calls = new Calls(
                CollectSettings.DEFAULT,
                new Ids(new SettableClock(RECEIVED)),
                new Calls.Advice(Expectations.NONE, DailySalts.NONE, internal));
        return ((Verdict.Accepted) calls.judge(call, "src-1").getFirst()).event();
    }

    @Test
    void flagsABrowserThatIsMarked() {
        assertThat(event("\"context\":{\"internal\":true}").standing().traffic())
                .isEqualTo(Event.Traffic.INTERNAL);
        assertThat(event("\"context\":{\"internal\":false}").standing().traffic())
                .isNull();
        assertThat(event("\"context\":{\"internal\":\"true\"}").standing().traffic())
                .isNull();
        assertThat(event("\"context\":{\"internal\":true}").context()).doesNotContain("internal");
    }

    @Test
    void flagsByTheWholeAddress() {
        InternalTraffic office =
                (address, ids) -> address.map(InetAddress::getHostAddress).equals(Optional.of("203.0.113.77"));
        String sent = "{\"userId\":\"ada\",\"event\":\"E\",\"context\":{\"ip\":\"203.0.113.%d\"}}";

        Event inside = judged(track(sent.formatted(77)), office);

        assertThat(inside.standing().traffic()).isEqualTo(Event.Traffic.INTERNAL);
        assertThat(inside.context()).contains("203.0.113.0").doesNotContain("203.0.113.77");
        assertThat(judged(track(sent.formatted(78)), office).standing().traffic())
                .isNull();
    }

    @Test
    void flagsByTheUserIdAndByTheMailAddressOfAnIdentify() {
        InternalTraffic colleagues = (address, ids) -> ids.stream().anyMatch(List.of("ada", "a@b.example")::contains);
        Call identify = CallMaker.call(
                new Form.Single(EventType.IDENTIFY), "{\"userId\":\"eve\",\"traits\":{\"email\":\"a@b.example\"}}");

        assertThat(judged(track("{\"userId\":\"ada\",\"event\":\"E\"}"), colleagues)
                        .standing()
                        .traffic())
                .isEqualTo(Event.Traffic.INTERNAL);
        assertThat(judged(identify, colleagues).standing().traffic()).isEqualTo(Event.Traffic.INTERNAL);
        assertThat(judged(track("{\"userId\":\"eve\",\"event\":\"E\"}"), colleagues)
                        .standing()
                        .traffic())
                .isNull();
    }

    @Test
    void takesForHistoryWhatTheSenderCallsSoAndWhatComesFromFiles() {
        Call row =
                CallMaker.call(new Form.Imported("row-1"), "{\"type\":\"track\",\"event\":\"E\",\"userId\":\"ada\"}");

        assertThat(event("\"context\":{\"backfill\":true}").standing().backfill())
                .isEqualTo(Event.Backfill.SENT);
        assertThat(event("\"context\":{\"backfill\":\"yes\"}").standing().backfill())
                .isNull();
        assertThat(judged(row, InternalTraffic.NONE).standing().backfill()).isEqualTo(Event.Backfill.IMPORT);
    }
}
