package io.windrose.lake;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.Event;
import io.windrose.core.Incorrect;
import java.math.BigDecimal;

/** An event, checked, with its JSON encoded as variants: nothing in it can make a whole batch fail. */
final class EventRow {
    private static final int WHOLE_DIGITS = 14;

    private final Event event;
    private final byte[] properties;
    private final byte[] context;

    private EventRow(Event event, byte[] properties, byte[] context) {
        this.event = event;
        this.properties = properties;
        this.context = context;
    }

    /** @throws Incorrect when the table cannot hold it */
    static EventRow of(Event event, EventShredding shredding) {
        BigDecimal revenue = event.order().revenue();
        if (revenue != null) {
            BigDecimal plain = revenue.stripTrailingZeros();
            if (plain.scale() > EventFormat.REVENUE_SCALE || plain.precision() - plain.scale() > WHOLE_DIGITS) {
                throw new Incorrect(
                        "lake.revenue-out-of-range",
                        "revenue %s has more than 14 digits before or 4 after the point: round it".formatted(revenue));
            }
        }
        JsonNode properties = VariantEncoder.parse(event.properties());
        JsonNode context = VariantEncoder.parse(event.context());
        shredding.count(properties, context);
        return new EventRow(
                event,
                VariantEncoder.encode(properties, shredding.properties()),
                VariantEncoder.encode(context, shredding.context()));
    }

    Event event() {
        return event;
    }

    byte[] properties() {
        return properties;
    }

    byte[] context() {
        return context;
    }

    EventKey key() {
        return new EventKey(event.sourceId(), event.eventId());
    }
}
