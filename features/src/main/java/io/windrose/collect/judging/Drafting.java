package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.EventType;
import io.windrose.core.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the draft of one event from its fields. The draft is complete only if no flaw was found. */
final class Drafting {
    /** What has a column or has served its purpose; every other key of the event is kept in its context. */
    private static final Set<String> READ = Set.of(
            "messageId",
            "type",
            "userId",
            "anonymousId",
            "timestamp",
            "originalTimestamp",
            "sentAt",
            "writeKey",
            "context");

    private final Fields fields;
    private final Call call;
    private final Opened.Shared shared;
    private final CollectSettings settings;
    private final Ids ids;

    Drafting(Fields fields, Call call, Opened.Shared shared, CollectSettings settings, Ids ids) {
        this.fields = fields;
        this.call = call;
        this.shared = shared;
        this.settings = settings;
        this.ids = ids;
    }

    Draft draft(Redaction address) {
        EventType type = type();
        String inside = type == EventType.IDENTIFY || type == EventType.GROUP ? "traits" : "properties";
        String named = type == EventType.TRACK ? "event" : "name";
        ObjectNode properties = fields.object(inside);
        Draft draft = new Draft(call, type, properties, context(inside, named));
        draft.name = name(type, named, properties);
        describeDevice(draft, address);
        identify(draft);
        date(draft);
        draft.consent = Consent.read(draft.context, fields);
        return draft;
    }

    private EventType type() {
        return switch (call.form()) {
            case Form.Single(EventType type) -> type;
            case Form.Pixel(EventType type) -> type;
            case Form.Batch batch -> named();
            case Form.Imported imported -> named();
        };
    }

    private EventType named() {
        String word = fields.name("type");
        Optional<EventType> type = word == null ? Optional.empty() : EventType.named(word.toLowerCase(Locale.ROOT));
        if (type.isEmpty()) {
            fields.flaw(
                    word == null ? FlawKind.MISSING : FlawKind.UNKNOWN_TYPE,
                    "type",
                    word == null ? "" : word,
                    "send track, identify, page, screen, group or alias");
        }
        return type.orElse(EventType.TRACK);
    }

    private String name(EventType type, String key, ObjectNode properties) {
        String name = fields.name(key);
        if (name != null) {
            return name;
        }
        if (type == EventType.TRACK) {
            fields.flaw(FlawKind.MISSING, "event", "", "name what happened");
        }
        String inner = Json.textAt(properties, "name");
        if (inner == null
                || type == EventType.IDENTIFY
                || inner.length() > settings.limits().nameCharacters()) {
            return type.word();
        }
        return inner;
    }

    /** A copy of the first level, so that the steps may take fields out while the event stays whole. */
    private ObjectNode context(String inside, String named) {
        ObjectNode context = Json.object();
        context.setAll(fields.object("context"));
        context.remove(Draft.OWN);
        for (Map.Entry<String, JsonNode> property : fields.event().properties()) {
            String key = property.getKey();
            if (!READ.contains(key) && !key.equals(inside) && !key.equals(named)) {
                context.putIfAbsent(key, property.getValue());
            }
        }
        return context;
    }

    private void identify(Draft draft) {
        String messageId = fields.id("messageId");
        draft.eventId = messageId != null ? messageId : newId();
        draft.userId = fields.id("userId");
        draft.anonymousId = fields.id("anonymousId");
        if (draft.userId == null && draft.anonymousId == null && !mayBeWithoutId(draft)) {
            fields.flaw(FlawKind.MISSING, "userId", "", "send a userId, an anonymousId, or the browser's user agent");
        }
        if (draft.type == EventType.ALIAS) {
            require("previousId", "send the id that was used until now");
        }
        if (draft.type == EventType.GROUP) {
            require("groupId", "send the id of the group");
        }
        draft.sessionId = fields.id(draft.context.path("sessionId"), "context.sessionId");
        if (draft.sessionId != null) {
            draft.context.remove("sessionId");
        }
    }

    /** Pixels, and browsers in which nothing was stored. A file tells of days on which nobody is known any more. */
    private boolean mayBeWithoutId(Draft draft) {
        return switch (call.form()) {
            case Form.Pixel pixel -> true;
            case Form.Single single -> draft.userAgent.isPresent();
            case Form.Batch batch -> draft.userAgent.isPresent();
            case Form.Imported imported -> false;
        };
    }

    private String newId() {
        return call.form() instanceof Form.Imported(String eventId)
                ? eventId
                : ids.next().toString();
    }

    private void require(String key, String remedy) {
        int before = fields.flaws().size();
        if (fields.id(key) == null && fields.flaws().size() == before) {
            fields.flaw(FlawKind.MISSING, key, "", remedy);
        }
    }

    private void date(Draft draft) {
        draft.receivedAt = call.receivedAt().truncatedTo(ChronoUnit.MICROS);
        JsonNode timestamp = first("timestamp", "originalTimestamp");
        Optional<Instant> claimed = WireTime.parse(timestamp);
        if (claimed.isEmpty() && !timestamp.isMissingNode()) {
            fields.flaw(
                    FlawKind.TIME_UNREADABLE,
                    fields.event().has("timestamp") ? "timestamp" : "originalTimestamp",
                    timestamp.asText(),
                    "send ISO 8601, as 2026-05-04T12:30:00.000Z, or milliseconds since 1970");
        }
        JsonNode sent = call.form() instanceof Form.Imported
                ? MissingNode.getInstance()
                : present(shared.sentAt()) ? shared.sentAt() : first("sentAt");
        Optional<Instant> sentAt = WireTime.parse(sent);
        if (sentAt.isEmpty() && !sent.isMissingNode()) {
            draft.mark("sent-at-unreadable");
        }
        Occurrence occurrence = Occurrence.of(draft.receivedAt, claimed, sentAt, settings);
        occurrence.mark().ifPresent(draft::mark);
        draft.occurredAt = occurrence.at();
        if (!(call.form() instanceof Form.Imported) && Occurrence.tooOld(occurrence.at(), draft.receivedAt, settings)) {
            fields.flaw(
                    FlawKind.TOO_OLD,
                    "timestamp",
                    occurrence.at().toString(),
                    "send events of the last " + settings.maximumAge().toDays()
                            + " days, or raise the setting collect.maximum-age");
        }
    }

    private JsonNode first(String... keys) {
        for (String key : keys) {
            if (present(fields.event().path(key))) {
                return fields.event().path(key);
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean present(JsonNode node) {
        return !node.isMissingNode()
                && !node.isNull()
                && !(node.isTextual() && node.textValue().isEmpty());
    }

    /**
     * A library on a server speaks for a person who is elsewhere: then the call's own address and user agent are the
     * server's, and say nothing. They count if the event names a user agent, or the call's is a browser's.
     */
    private void describeDevice(Draft draft, Redaction sentAddress) {
        String named = Json.textAt(draft.context, "userAgent");
        Optional<String> browser =
                call.userAgent().filter(agent -> agent.startsWith("Mozilla/") || agent.startsWith("Opera/"));
        draft.userAgent = named != null ? Optional.of(named) : browser;
        draft.address = sentAddress.whole();
        if (!sentAddress.named() && draft.userAgent.isPresent()) {
            draft.address = call.remoteAddress().flatMap(NetworkAddress::parse);
            draft.address.ifPresent(address -> draft.context.put("ip", address.truncated()));
        }
    }
}
