package io.windrose.lake;

import io.windrose.core.Event;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** The columns of table {@code events}. */
final class EventFormat implements RowFormat<EventRow> {
    static final int REVENUE_SCALE = 4;

    @Override
    public TableDefinition definition() {
        return Tables.EVENTS;
    }

    @Override
    public void append(EventRow row, DuckDBAppender appender) throws SQLException {
        Event event = row.event();
        appender.append(event.eventId()).append(event.sourceId());
        appender.append(event.type().word()).append(event.name());
        appender.appendEpochMicros(micros(event.occurredAt())).appendEpochMicros(micros(event.receivedAt()));
        texts(appender, event.who().anonymousId(), event.who().userId());
        appender.append(event.who().person());
        texts(appender, event.who().sessionId());
        Event.Page page = event.page();
        texts(appender, page.url(), page.path(), page.referrer(), page.title());
        Event.Origin origin = event.origin();
        texts(appender, origin.channel(), origin.source(), origin.medium(), origin.campaign());
        texts(appender, origin.content(), origin.term(), origin.clickId());
        texts(
                appender,
                event.place().country(),
                event.place().region(),
                event.place().city());
        texts(
                appender,
                event.device().device(),
                event.device().os(),
                event.device().browser());
        Event.Order order = event.order();
        texts(appender, order.orderId());
        if (order.revenue() == null) {
            appender.appendNull();
        } else {
            appender.append(order.revenue().setScale(REVENUE_SCALE, RoundingMode.UNNECESSARY));
        }
        texts(appender, order.currency());
        appender.append(event.consent());
        appender.append(row.properties()).append(row.context());
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static void texts(DuckDBAppender appender, @Nullable String... texts) throws SQLException {
        for (String text : texts) {
            if (text == null) {
                appender.appendNull();
            } else {
                appender.append(text);
            }
        }
    }
}
