package io.windrose.collect.importing.making;

import io.windrose.collect.importing.mapping.Field;
import io.windrose.collect.importing.mapping.YesNo;
import io.windrose.collect.importing.reading.Row;
import io.windrose.collect.judging.Origins;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes a touch of each row, and an order of those that converted. */
final class TouchMaker implements RowMaker {
    static final String TOUCH = "Touch Recorded";

    private final Cells cells;
    private final Making.Given given;
    private final Origins origins;
    private final ContentIds ids = new ContentIds();

    TouchMaker(Cells cells, Making.Given given, Origins origins) {
        this.cells = cells;
        this.given = given;
        this.origins = origins;
    }

    @Override
    public void take(Row row, Taken out) {
        String id = ids.next(row);
        try {
            Instant at = cells.time(row, Field.OCCURRED_AT);
            String user = cells.id(row, Field.USER_ID);
            String visitor = cells.id(row, Field.ANONYMOUS_ID);
            if (user == null && visitor == null) {
                throw new RefusedRow("user_id and anonymous_id are empty: say who was touched");
            }
            BigDecimal value = cells.amount(row, Field.CONVERSION_VALUE);
            boolean isConverted = converted(row, value);
            String currency = cells.currency(row);
            JsonText properties = new JsonText().begin();
            cells.extras().write(row, properties);
            Event touch = new NewEvent(id, EventType.TRACK, TOUCH, at)
                    .by(user, visitor)
                    .in(cells.id(row, Field.SESSION_ID))
                    .on(new Event.Page(cells.text(row, Field.URL), null, cells.text(row, Field.REFERRER), null))
                    .from(origin(row))
                    .event(given, properties.end().toString());
            out.event(touch);
            if (isConverted) {
                out.event(order(id, row, touch, value, currency));
            }
        } catch (RefusedRow e) {
            out.refused(row, e.reason());
        }
    }

    private boolean converted(Row row, @Nullable BigDecimal value) {
        String said = cells.text(row, Field.CONVERTED);
        if (!cells.has(Field.CONVERTED)) {
            return value != null && value.signum() > 0;
        }
        return YesNo.read(said == null ? "" : said)
                .orElseThrow(() -> new RefusedRow("converted is neither yes nor no: give one of them"));
    }

    private Event.Origin origin(Row row) {
        String source = cells.text(row, Field.SOURCE);
        String medium = cells.text(row, Field.MEDIUM);
        String campaign = cells.text(row, Field.CAMPAIGN);
        String channel = cells.lower(row, Field.CHANNEL);
        return new Event.Origin(
                channel != null
                        ? channel
                        : origins.channel(source, medium, campaign).orElse(null),
                source,
                medium,
                campaign,
                cells.text(row, Field.CONTENT),
                cells.text(row, Field.TERM),
                cells.text(row, Field.CLICK_ID));
    }

    private Event order(String id, Row row, Event touch, @Nullable BigDecimal value, @Nullable String currency) {
        String said = cells.id(row, Field.ORDER_ID);
        String orderId = said == null ? "touch-" + id : said;
        return new NewEvent(id + "-order", EventType.TRACK, "Order Completed", touch.occurredAt())
                .by(touch.who().userId(), touch.who().anonymousId())
                .in(touch.who().sessionId())
                .of(orderId, value, currency)
                .event(
                        given,
                        new JsonText()
                                .begin()
                                .put("order_id", orderId)
                                .put("revenue", value)
                                .put("currency", currency)
                                .end()
                                .toString());
    }
}
