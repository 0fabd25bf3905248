package io.windrose.collect.judging;

import io.windrose.core.Ids;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges calls. First a call is opened, which finds its write key; with the source that the key belongs to, its events
 * are judged. Thread-safe; holds the file of places open until closed.
 */
public final class Calls implements AutoCloseable {
    private final BodyReader bodies;
    private final EventReader events;
    private final Places places;
    private final List<EnrichmentStep> steps;
    private final Expectations expectations;

    /** What judging asks of others, event by event. */
    public record Advice(Expectations expectations, DailySalts salts, InternalTraffic internal) {}

    /** Knows nobody without an id, and nobody of the company. */
    public Calls(CollectSettings settings, Ids ids, Expectations expectations) {
        this(settings, ids, new Advice(expectations, DailySalts.NONE, InternalTraffic.NONE));
    }

    public Calls(CollectSettings settings, Ids ids, Advice advice) {
        this.expectations = advice.expectations();
        this.bodies = new BodyReader(settings.limits());
        this.events = new EventReader(settings, ids);
        this.places = Places.open(settings.places());
        // Each builds on those before it; consent is first, so that nothing is found out about who refused.
        this.steps = List.of(
                new ConsentStep(settings.doNotTrack()),
                new PageStep(),
                new CampaignStep(),
                new ChannelStep(Referrers.load(), settings.ownDomains()),
                new PlaceStep(places),
                new DeviceStep(new UserAgents(settings.cachedUserAgents())),
                new OrderStep(),
                new VisitorStep(advice.salts()),
                new TrafficStep(advice.internal()),
                new BackfillStep());
    }

    /** The body of a pixel's call with this event, which is its query. */
    public static String pixelQuery(String json) {
        return PixelReader.query(json);
    }

    /** Takes the body apart. Costs one pass over the bytes. */
    public Opened open(Call call) {
        return bodies.open(call);
    }

    /**
     * One verdict for each event, in the order sent; one for the whole call if its body cannot be read; none for an
     * empty batch.
     */
    public List<Verdict> judge(Opened opened, String sourceId) {
        return switch (opened.contents()) {
            case Opened.Refused(Flaw flaw) ->
                List.of(new Verdict.Quarantined(
                        0, Optional.empty(), Payload.of(opened.call().body()), List.of(flaw)));
            case Opened.Split(List<Slice> slices, Opened.Shared shared) -> {
                List<Verdict> verdicts = new ArrayList<>(slices.size());
                for (Slice slice : slices) {
                    verdicts.add(verdict(verdicts.size(), events.read(slice, opened.call(), shared), sourceId));
                }
                yield List.copyOf(verdicts);
            }
        };
    }

    public List<Verdict> judge(Call call, String sourceId) {
        return judge(open(call), sourceId);
    }

    private Verdict verdict(int index, EventReader.Reading reading, String sourceId) {
        return switch (reading) {
            case EventReader.Flawed(Optional<String> messageId, String payload, List<Flaw> flaws) ->
                new Verdict.Quarantined(index, messageId, payload, flaws);
            case EventReader.Read(Draft draft) -> enriched(index, draft, sourceId);
        };
    }

    private Verdict enriched(int index, Draft draft, String sourceId) {
        draft.sourceId = sourceId;
        for (EnrichmentStep step : steps) {
            step.apply(draft);
            if (draft.dropped().isPresent()) {
                return new Verdict.Dropped(
                        index,
                        Optional.of(draft.eventId).filter(TreeCheck::storable),
                        draft.dropped().get());
            }
        }
        draft.flag(expectations.violations(sourceId, draft.type, draft.name, draft.properties));
        return new Verdict.Accepted(index, draft.event());
    }

    @Override
    public void close() throws IOException {
        places.close();
    }
}
