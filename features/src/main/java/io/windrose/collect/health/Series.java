package io.windrose.collect.health;

import java.util.Optional;

/**
 * Whose events are counted: all of a source, or those of one kind.
 *
 * @param type empty for all of the source
 * @param name of a track call
 */
public record Series(String source, Optional<String> type, Optional<String> name) {
    static Series of(String source) {
        return new Series(source, Optional.empty(), Optional.empty());
    }

    static Series of(String source, String type, String name) {
        return new Series(source, Optional.of(type), Optional.of(name).filter(given -> !given.isEmpty()));
    }
}
