package io.windrose.collect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.windrose.collect.judging.Call;
import io.windrose.collect.judging.Calls;
import io.windrose.collect.judging.Flaw;
import io.windrose.collect.judging.Opened;
import io.windrose.collect.judging.Verdict;
import io.windrose.collect.ledger.DoorCount;
import io.windrose.collect.ledger.DoorCounts;
import io.windrose.collect.ledger.Headers;
import io.windrose.collect.ledger.Ledger;
import io.windrose.collect.live.SentForms;
import io.windrose.core.Incorrect;
import io.windrose.core.OutcomeUnknown;
import io.windrose.core.Unauthenticated;
import io.windrose.core.Unavailable;
import io.windrose.lake.Rejection;
import io.windrose.lake.RejectionCodec;
import io.windrose.stream.EventCodec;
import io.windrose.stream.EventStream;
import io.windrose.stream.StreamRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The door of events: finds the source, has the call judged, and returns when every verdict is on the stream's disk.
 * Thread-safe.
 */
public final class Collector {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WriteKeys keys;
    private final Calls calls;
    private final EventStream stream;
    private final DoorCounts counts;
    private final Runnable admission;
    private final String run;
    private final SentForms sentForms;
    private final EventCodec events = new EventCodec();
    private final RejectionCodec rejections = new RejectionCodec();

    /**
     * Opens the door.
     *
     * @param admission throws {@link Unavailable} while nothing may be taken in, as when the disk is full
     * @param ledger counts what passes
     * @param sentForms keeps for a while what accepted events were sent as
     */
    public Collector(
            WriteKeys keys, Calls calls, EventStream stream, Runnable admission, Ledger ledger, SentForms sentForms) {
        this.keys = keys;
        this.calls = calls;
        this.stream = stream;
        this.admission = admission;
        this.counts = ledger.door();
        this.run = ledger.run();
        this.sentForms = sentForms;
    }

    /**
     * Takes a call in.
     *
     * @return a verdict for each of its events, in their order; each is on disk
     * @throws Unauthenticated without a write key, or with one that is unknown or revoked
     * @throws Unavailable when it cannot be taken in now; the same call later may, with the same message ids
     */
    public List<Verdict> collect(Call call) {
        Opened opened = calls.open(call);
        String sourceId = source(opened);
        admission.run();
        List<Verdict> verdicts = calls.judge(opened, sourceId);
        counts.add(sourceId, call.receivedAt(), DoorCount.RECEIVED, "", verdicts.size());
        keepSent(opened, sourceId, verdicts);
        List<StreamRecord> records = verdicts.stream()
                .map(verdict -> record(verdict, sourceId, call))
                .toList();
        try {
            stream.publish(records);
        } catch (Unavailable | Incorrect e) {
            counts.add(sourceId, call.receivedAt(), DoorCount.REFUSED, "", verdicts.size());
            throw e;
        } catch (RuntimeException e) {
            counts.add(sourceId, call.receivedAt(), DoorCount.UNKNOWN, "", verdicts.size());
            if (e instanceof OutcomeUnknown unknown) {
                // Sending again is safe: an event that did arrive is known by its id.
                throw new Unavailable(unknown.code(), unknown.text(), unknown);
            }
            throw e;
        }
        verdicts.forEach(verdict -> counts.add(sourceId, call.receivedAt(), count(verdict), reason(verdict), 1));
        return verdicts;
    }

    /** Before it is published: whoever looks on may see it at once. Nothing is kept of those who refused. */
    private void keepSent(Opened opened, String sourceId, List<Verdict> verdicts) {
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Accepted accepted) {
                opened.sent(accepted.index())
                        .ifPresent(sent ->
                                sentForms.keep(sourceId, accepted.event().eventId(), sent));
            }
        }
    }

    /** The source of a write key, for clients that ask before they send. */
    public Optional<String> source(String writeKey) {
        return keys.source(writeKey);
    }

    private String source(Opened opened) {
        String key = opened.writeKey()
                .orElseThrow(() -> new Unauthenticated(
                        "collect.no-write-key",
                        "there is no write key; send it as the user name of Basic authentication, or as \"writeKey\""
                                + " in the body"));
        return keys.source(key)
                .orElseThrow(() -> new Unauthenticated(
                        "collect.unknown-write-key",
                        "the write key is unknown or revoked; the list of sources shows the keys that are active"));
    }

    private StreamRecord record(Verdict verdict, String sourceId, Call call) {
        Instant receivedAt = call.receivedAt();
        Map<String, String> headers = Map.of(
                Headers.SOURCE, sourceId,
                Headers.RECEIVED, String.valueOf(receivedAt.toEpochMilli()),
                Headers.RUN, run,
                Headers.VERDICT, count(verdict).word(),
                Headers.REASON, reason(verdict));
        return switch (verdict) {
            case Verdict.Accepted accepted ->
                new StreamRecord(
                        EventStream.EVENTS, events.key(accepted.event()), events.encode(accepted.event()), headers);
            case Verdict.Dropped dropped ->
                rejected(
                        sourceId,
                        headers,
                        new Rejection(
                                receivedAt,
                                receivedAt,
                                sourceId,
                                Rejection.Verdict.DROPPED,
                                reason(dropped),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                dropped.messageId(),
                                Optional.empty(),
                                Optional.empty()));
            case Verdict.Quarantined quarantined ->
                rejected(
                        sourceId,
                        headers,
                        new Rejection(
                                receivedAt,
                                receivedAt,
                                sourceId,
                                Rejection.Verdict.REJECTED,
                                reason(quarantined),
                                Optional.of(problems(quarantined.flaws())),
                                Optional.of(quarantined.payload()),
                                Optional.of("application/json"),
                                quarantined.messageId(),
                                Optional.empty(),
                                Optional.of(sent(call))));
        };
    }

    private static Rejection.Sent sent(Call call) {
        return new Rejection.Sent(call.form().path(), call.userAgent(), call.globalPrivacyControl(), call.doNotTrack());
    }

    private StreamRecord rejected(String sourceId, Map<String, String> headers, Rejection rejection) {
        byte[] key = rejection.eventId().orElse(sourceId).getBytes(StandardCharsets.UTF_8);
        return new StreamRecord(EventStream.REJECTED, key, rejections.encode(rejection), headers);
    }

    private static DoorCount count(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted -> DoorCount.ACCEPTED;
            case Verdict.Dropped dropped -> DoorCount.DROPPED;
            case Verdict.Quarantined quarantined -> DoorCount.REJECTED;
        };
    }

    private static String reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted -> "";
            case Verdict.Dropped dropped -> dropped.reason().word();
            case Verdict.Quarantined quarantined ->
                quarantined.flaws().get(0).kind().code();
        };
    }

    private static String problems(List<Flaw> flaws) {
        ArrayNode array = JSON.createArrayNode();
        flaws.forEach(flaw -> array.addObject()
                .put("code", flaw.kind().code())
                .put("path", flaw.path())
                .put("value", flaw.value())
                .put("remedy", flaw.remedy()));
        return array.toString();
    }
}
