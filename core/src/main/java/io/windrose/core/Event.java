package io.windrose.core;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as it is on the stream and in the lake; {@code docs/spec/event.md} says what each field
 * means. The groups below are only for reading: on the stream and in the lake all fields stand side by side, and null
 * means "not known".
 *
 * @param eventId the client's message id, else a UUID of version 7; unique within its source
 * @param name the event of a track call, the name of a page, screen or group; else the type's word
 * @param occurredAt by the client's clock, corrected for its skew; microseconds
 * @param receivedAt by the server's clock; microseconds
 * @param consent purposes with their answer; a purpose that is not named was not asked
 * @param properties a JSON object: the properties of track, page and screen, the traits of identify and group
 * @param context a JSON object: what the library sent beside, less what has its own field
 */
public record Event(
        String eventId,
        String sourceId,
        EventType type,
        String name,
        Instant occurredAt,
        Instant receivedAt,
        Who who,
        Page page,
        Origin origin,
        Place place,
        Device device,
        Order order,
        Map<String, Boolean> consent,
        String properties,
        String context,
        Standing standing) {

    public Event {
        consent = Map.copyOf(consent);
    }

    /** An ordinary one, as most are. */
    public Event(
            String eventId,
            String sourceId,
            EventType type,
            String name,
            Instant occurredAt,
            Instant receivedAt,
            Who who,
            Page page,
            Origin origin,
            Place place,
            Device device,
            Order order,
            Map<String, Boolean> consent,
            String properties,
            String context) {
        this(
                eventId,
                sourceId,
                type,
                name,
                occurredAt,
                receivedAt,
                who,
                page,
                origin,
                place,
                device,
                order,
                consent,
                properties,
                context,
                Standing.ORDINARY);
    }

    /** The same as history, which nothing is started by. */
    public Event backfilled(Backfill by) {
        return new Event(
                eventId,
                sourceId,
                type,
                name,
                occurredAt,
                receivedAt,
                who,
                page,
                origin,
                place,
                device,
                order,
                consent,
                properties,
                context,
                new Standing(standing.visitorKind, standing.traffic, by));
    }

    /** Who did it. {@code person} is {@link Person#hash}: one number for the user id, else for the anonymous id. */
    public record Who(
            @Nullable String anonymousId,
            @Nullable String userId,
            long person,
            @Nullable String sessionId) {}

    /** Where on the site. */
    public record Page(
            @Nullable String url,
            @Nullable String path,
            @Nullable String referrer,
            @Nullable String title) {}

    /** What brought them: the channel, and the campaign's marks. */
    public record Origin(
            @Nullable String channel,
            @Nullable String source,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String content,
            @Nullable String term,
            @Nullable String clickId) {}

    /** Where on earth, by the truncated address. */
    public record Place(
            @Nullable String country,
            @Nullable String region,
            @Nullable String city) {}

    /** With what. {@code device} is desktop, mobile, tablet, tv, console, robot or other. */
    public record Device(
            @Nullable String device,
            @Nullable String os,
            @Nullable String browser) {}

    /**
     * How it is to be counted.
     *
     * @param visitorKind null for somebody with an id
     * @param traffic null for the company's public
     * @param backfill null for what came as it happened
     */
    public record Standing(
            @Nullable VisitorKind visitorKind,
            @Nullable Traffic traffic,
            @Nullable Backfill backfill) {
        public static final Standing ORDINARY = new Standing(null, null, null);
    }

    /** {@code daily}. */
    public static @Nullable String word(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }

    /** As what a visitor without an id is known. */
    public enum VisitorKind {
        /** By a hash that is another one tomorrow. */
        DAILY,
        /** By this event alone. */
        SINGLE
    }

    /** Of whom the company is not to think as its public. Robots are a device. */
    public enum Traffic {
        INTERNAL
    }

    /** What brought history. It changes what is known, and starts nothing. */
    public enum Backfill {
        IMPORT,
        REPLAY,
        DEMO,
        /** The sender says that it is history. */
        SENT
    }

    /** What was bought, in the Segment e-commerce words. At most 14 digits before and 4 after the point. */
    public record Order(
            @Nullable String orderId,
            @Nullable BigDecimal revenue,
            @Nullable String currency) {}
}
