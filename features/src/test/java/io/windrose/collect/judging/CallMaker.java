package io.windrose.collect.judging;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Ids;
import io.windrose.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Calls for tests, and the judging of them. */
final class CallMaker {
    static final Instant RECEIVED = Instant.parse("2026-05-04T12:00:00Z");
    static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final Calls CALLS = calls(CollectSettings.DEFAULT);

    private CallMaker() {}

    static Calls calls(CollectSettings settings) {
        return new Calls(settings, new Ids(new SettableClock(RECEIVED)), Expectations.NONE);
    }

    static Call track(String body) {
        return call(new Form.Single(EventType.TRACK), body);
    }

    static Call batch(String body) {
        return call(new Form.Batch(), body);
    }

    static Call call(Form form, String body) {
        return call(form, body.getBytes(StandardCharsets.UTF_8));
    }

    static Call call(Form form, byte[] body) {
        return new Call(
                form,
                body,
                Optional.empty(),
                Optional.of("203.0.113.77"),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                RECEIVED);
    }

    static Call fromBrowser(Call call, String userAgent, String referrer) {
        return new Call(
                call.form(),
                call.body(),
                call.writeKey(),
                call.remoteAddress(),
                Optional.of(userAgent),
                Optional.of(referrer),
                call.globalPrivacyControl(),
                call.doNotTrack(),
                call.receivedAt());
    }

    static Call withSignals(Call call, boolean globalPrivacyControl, boolean doNotTrack) {
        return new Call(
                call.form(),
                call.body(),
                call.writeKey(),
                call.remoteAddress(),
                call.userAgent(),
                call.referrer(),
                globalPrivacyControl,
                doNotTrack,
                call.receivedAt());
    }

    static List<Verdict> judge(Call call) {
        return CALLS.judge(call, "src-1");
    }

    /** The event of a call that must be accepted. */
    static Event accepted(Call call) {
        return switch (judge(call).getFirst()) {
            case Verdict.Accepted accepted -> accepted.event();
            case Verdict.Dropped dropped -> throw new AssertionError("dropped: " + dropped);
            case Verdict.Quarantined quarantined -> throw new AssertionError("quarantined: " + quarantined.flaws());
        };
    }

    /** What is wrong with a call that must be quarantined. */
    static List<FlawKind> flaws(Call call) {
        return switch (judge(call).getFirst()) {
            case Verdict.Quarantined quarantined ->
                quarantined.flaws().stream().map(Flaw::kind).toList();
            case Verdict.Accepted accepted -> throw new AssertionError("accepted: " + accepted);
            case Verdict.Dropped dropped -> throw new AssertionError("dropped: " + dropped);
        };
    }

    /** An accepted track call with the members given, as {@code "context":{}}. */
    static Event event(String members) {
        return accepted(track("{\"userId\":\"ada\",\"event\":\"Clicked\"," + members + "}"));
    }
}
