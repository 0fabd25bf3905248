package io.windrose.core;

import java.util.Locale;
import java.util.Optional;

/** The calls of the Segment tracking specification that become events. */
public enum EventType {
    TRACK,
    IDENTIFY,
    PAGE,
    SCREEN,
    GROUP,
    ALIAS;

    /** As on the wire and in the lake: {@code track}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<EventType> named(String word) {
        for (EventType type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
