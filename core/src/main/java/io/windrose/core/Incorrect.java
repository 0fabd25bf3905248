package io.windrose.core;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The request or the setting is wrong; the sender mends it. */
public final class Incorrect extends Problem {
    private final @Nullable TextPlace place;

    public Incorrect(String code, String message) {
        super(code, message);
        this.place = null;
    }

    public Incorrect(String code, String message, Throwable cause) {
        super(code, message, cause);
        this.place = null;
    }

    /** {@code place} is where in a text that the sender wrote; the message need not say it. */
    public Incorrect(String code, String message, Optional<TextPlace> place) {
        super(code, message);
        this.place = place.orElse(null);
    }

    public Optional<TextPlace> place() {
        return Optional.ofNullable(place);
    }
}
