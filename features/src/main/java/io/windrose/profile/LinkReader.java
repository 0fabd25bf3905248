package io.windrose.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event says about who is who. Only {@code identify} and {@code alias} say anything: libraries add both ids to
 * other calls without anyone having signed in at that moment. Thread-safe.
 */
final class LinkReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int LONGEST_ID = 512;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    List<Link> links(Event event) {
        Cause cause = new Cause(
                event.type(), readable(event.sourceId()), readable(event.eventId()), within(event.occurredAt()));
        return switch (event.type()) {
            case IDENTIFY -> identified(event.who().anonymousId(), event.who().userId(), cause);
            case ALIAS -> aliased(event.context(), event.who().userId(), cause);
            case TRACK, PAGE, SCREEN, GROUP -> List.of();
        };
    }

    static boolean concerns(EventType type) {
        return switch (type) {
            case IDENTIFY, ALIAS -> true;
            case TRACK, PAGE, SCREEN, GROUP -> false;
        };
    }

    List<Link> identified(@Nullable String anonymousId, @Nullable String userId, Cause cause) {
        List<Link> links = new ArrayList<>(1);
        storable(userId)
                .ifPresent(user -> storable(anonymousId)
                        .ifPresent(anonymous ->
                                links.add(new Link(Identifier.anonymous(anonymous), Identifier.user(user), cause))));
        return links;
    }

    /** An alias does not say of what kind its previous id was, so it is taken for both; only one has events. */
    List<Link> aliased(String context, @Nullable String userId, Cause cause) {
        Optional<String> user = storable(userId);
        Optional<String> previous = previousId(context).filter(id -> !id.equals(userId));
        if (user.isEmpty() || previous.isEmpty()) {
            return List.of();
        }
        Identifier owner = Identifier.user(user.get());
        return List.of(
                new Link(Identifier.anonymous(previous.get()), owner, cause),
                new Link(Identifier.user(previous.get()), owner, cause));
    }

    private static Optional<String> previousId(String context) {
        try {
            JsonNode previous = JSON.readTree(context).path("previousId");
            if (previous.isTextual()) {
                return storable(previous.textValue());
            }
            BigDecimal number = previous.isNumber() ? previous.decimalValue() : null;
            return number == null || Math.abs(number.scale()) + number.precision() > LONGEST_ID
                    ? Optional.empty()
                    : Optional.of(number.toPlainString());
        } catch (JsonProcessingException e) {
            // The lake keeps such an event under rejected.
            return Optional.empty();
        }
    }

    /** What the door takes; other programs may write to the stream too. */
    private static Optional<String> storable(@Nullable String id) {
        return Optional.ofNullable(id)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_ID && text.indexOf('\0') < 0);
    }

    private static String readable(String name) {
        return name.replace('\0', '\uFFFD');
    }

    private static Instant within(Instant time) {
        return time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
    }
}
