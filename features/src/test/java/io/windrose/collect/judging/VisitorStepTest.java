package io.windrose.collect.judging;

import static io.windrose.collect.judging.CallMaker.FIREFOX;
import static io.windrose.collect.judging.CallMaker.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Ids;
import io.windrose.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Visitors in whose browser nothing was stored. */
class VisitorStepTest {
    private static final String PAGE = "{\"context\":{\"page\":{\"url\":\"https://www.shop.example/a\"}}}";
    private static final String OTHER_PAGE =
            "{\"context\":{\"page\":{\"url\":\"https://shop.example/b?utm_source=x\"}}}";

    private static Event judged(Call call, String source, DailySalts salts) {
        Calls calls = new Calls(
                CollectSettings.DEFAULT,
                new Ids(new SettableClock(RECEIVED)),
                new Calls.Advice(Expectations.NONE, salts, InternalTraffic.NONE));
        return ((Verdict.Accepted) calls.judge(call, source).getFirst()).event();
    }

    private static Event judged(Call call) {
        return judged(call, "src-1", VisitorStepTest::saltOfDay);
    }

    private static Optional<byte[]> saltOfDay(Instant occurredAt, Instant receivedAt) {
        return Optional.of(occurredAt.toString().substring(0, 10).getBytes(StandardCharsets.UTF_8));
    }

    private static Call page(String body, String address, String userAgent, Instant at) {
        return new Call(
                new Form.Single(EventType.PAGE),
                body.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.of(address),
                Optional.of(userAgent),
                Optional.empty(),
                false,
                false,
                at);
    }

    private static Call page(String body) {
        return page(body, "203.0.113.77", FIREFOX, RECEIVED);
    }

    private static String id(Event event) {
        return String.valueOf(event.who().anonymousId());
    }

    @Test
    void knowsABrowserWithoutAnIdForADay() {
        Event first = judged(page(PAGE));
        Event second = judged(page(OTHER_PAGE));
        Event nextDay = judged(page(PAGE, "203.0.113.77", FIREFOX, RECEIVED.plus(Duration.ofDays(1))));

        assertThat(first.standing().visitorKind()).isEqualTo(Event.VisitorKind.DAILY);
        assertThat(id(first)).matches("daily-[0-9a-f]{32}");
        assertThat(second.who()).isEqualTo(first.who());
        assertThat(nextDay.who().person()).isNotEqualTo(first.who().person());
    }

    @Test
    void tellsAddressesBrowsersSitesAndSourcesApart() {
        Event first = judged(page(PAGE));

        assertThat(id(judged(page(PAGE, "203.0.113.78", FIREFOX, RECEIVED)))).isNotEqualTo(id(first));
        assertThat(id(judged(page(PAGE, "203.0.113.77", "Mozilla/5.0 Other", RECEIVED))))
                .isNotEqualTo(id(first));
        assertThat(id(judged(page(PAGE.replace("shop.", "blog."))))).isNotEqualTo(id(first));
        assertThat(id(judged(page(PAGE), "src-2", VisitorStepTest::saltOfDay))).isNotEqualTo(id(first));
    }

    @Test
    void takesTheAddressesOfOneHouseholdForOneUnderIpv6() {
        String morning = id(judged(page(PAGE, "2001:db8:1:2:aaaa::1", FIREFOX, RECEIVED)));

        assertThat(id(judged(page(PAGE, "2001:db8:1:2:bbbb::9", FIREFOX, RECEIVED))))
                .isEqualTo(morning);
        assertThat(id(judged(page(PAGE, "2001:db8:1:3:aaaa::1", FIREFOX, RECEIVED))))
                .isNotEqualTo(morning);
    }

    @Test
    void leavesIdsThatWereSentAlone() {
        Event visitor = judged(page("{\"anonymousId\":\"v-1\"}"));
        Event user = judged(page("{\"userId\":\"ada\"}"));

        assertThat(visitor.standing()).isEqualTo(Event.Standing.ORDINARY);
        assertThat(id(visitor)).isEqualTo("v-1");
        assertThat(user.standing()).isEqualTo(Event.Standing.ORDINARY);
        assertThat(user.who().anonymousId()).isNull();
    }

    @Test
    void knowsWhoComesWithoutAnAddressByTheEventAlone() {
        Call pixel = CallMaker.call(new Form.Pixel(EventType.TRACK), "event=Opened");

        Event event = judged(pixel);

        assertThat(event.standing().visitorKind()).isEqualTo(Event.VisitorKind.SINGLE);
        assertThat(event.who().anonymousId()).isNull();
    }

    @Test
    void makesNoVisitorsOfADayThatAFileTells() {
        Calls calls = new Calls(
                CollectSettings.DEFAULT,
                new Ids(new SettableClock(RECEIVED)),
                new Calls.Advice(Expectations.NONE, VisitorStepTest::saltOfDay, InternalTraffic.NONE));
        Call row = CallMaker.call(
                new Form.Imported("row-1"),
                "{\"type\":\"page\",\"context\":{\"ip\":\"203.0.113.77\",\"userAgent\":\"" + FIREFOX + "\"}}");

        assertThat(calls.judge(row, "import:log").getFirst()).isInstanceOf(Verdict.Quarantined.class);
    }
}
