package io.windrose.lake;

import io.windrose.core.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The columns of table {@code events}. */
final class EventFormat implements RowFormat<EventRow> {
    static final int REVENUE_SCALE = 4;

    @Override
    public TableDefinition definition() {
        return Tables.EVENTS;
    }

    @Override
    public void write(EventRow row, StagedRows out) {
        Event event = row.event();
        Event.Who who = event.who();
        Event.Page page = event.page();
        Event.Origin origin = event.origin();
        Event.Place place = event.place();
        Event.Device device = event.device();
        Event.Order order = event.order();
        Event.Standing standing = event.standing();
        out.texts(event.eventId(), event.sourceId(), event.type().word(), event.name())
                .time(event.occurredAt())
                .time(event.receivedAt())
                .texts(who.anonymousId(), who.userId())
                .number(who.person())
                .text(who.sessionId())
                .texts(page.url(), page.path(), page.referrer(), page.title())
                .texts(origin.channel(), origin.source(), origin.medium(), origin.campaign())
                .texts(origin.content(), origin.term(), origin.clickId())
                .texts(place.country(), place.region(), place.city())
                .texts(device.device(), device.os(), device.browser())
                .text(order.orderId())
                .decimal(order.revenue())
                .text(order.currency())
                .truths(event.consent())
                .bytes(row.properties())
                .bytes(row.context())
                .texts(
                        Event.word(standing.visitorKind()),
                        Event.word(standing.traffic()),
                        Event.word(standing.backfill()));
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
