package io.windrose.profile;

import io.windrose.core.EventType;
import java.time.Instant;

/**
 * The call that said it.
 *
 * @param call {@code IDENTIFY} or {@code ALIAS}
 */
public record Cause(EventType call, String sourceId, String eventId, Instant occurredAt) {}
