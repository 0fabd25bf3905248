package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import java.util.ArrayList;
import java.util.List;

/** Whether it is the company itself: the browser is marked so, or the address or the person is known. */
final class TrafficStep implements EnrichmentStep {
    private static final String MARK = "internal";

    private final InternalTraffic internal;

    TrafficStep(InternalTraffic internal) {
        this.internal = internal;
    }

    @Override
    public void apply(Draft draft) {
        JsonNode mark = draft.context.path(MARK);
        if (mark.isBoolean()) {
            draft.context.remove(MARK);
        }
        boolean isMarked = mark.isBoolean() && mark.booleanValue();
        if (isMarked || internal.includes(draft.address.map(NetworkAddress::whole), ids(draft))) {
            draft.traffic = Event.Traffic.INTERNAL;
        }
    }

    private static List<String> ids(Draft draft) {
        List<String> ids = new ArrayList<>(2);
        if (draft.userId != null) {
            ids.add(draft.userId);
        }
        String mail = draft.type == EventType.IDENTIFY ? Json.textAt(draft.properties, "email") : null;
        if (mail != null) {
            ids.add(mail);
        }
        return ids;
    }
}
