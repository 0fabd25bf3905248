package io.windrose.collect.judging;

import io.windrose.core.EventType;
import java.util.Locale;
import java.util.Optional;

/** The shape of a call, which its path says. */
public sealed interface Form {
    /** One event as a JSON object: {@code POST /v1/track}, for browsers {@code POST /v1/t}. */
    record Single(EventType type) implements Form {}

    /** Many events under {@code batch}: {@code POST /v1/batch}, {@code /v1/b}, {@code /v1/import}. */
    record Batch() implements Form {}

    /** One event in the query of an image's address: {@code GET /v1/pixel/track?data=...}; the body is the query. */
    record Pixel(EventType type) implements Form {}

    /**
     * One event as a JSON object that says its type by itself, from a file: it is history, so that no clock is
     * corrected, and nothing is too old.
     *
     * @param eventId of an event that has no message id; the same whenever the file is read
     */
    record Imported(String eventId) implements Form {}

    /** What follows {@code /v1/}, from which {@link #named} makes the same form. */
    default String path() {
        return switch (this) {
            case Single(EventType type) -> type.word();
            case Batch batch -> "batch";
            case Imported imported -> "import";
            case Pixel(EventType type) -> "pixel/" + type.word();
        };
    }

    /** The form for what follows {@code /v1/}: {@code track}, {@code t}, {@code import/}, {@code pixel/page}. */
    public static Optional<Form> named(String path) {
        String word = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (word.startsWith("pixel/")) {
            return type(word.substring("pixel/".length())).map(Pixel::new);
        }
        return switch (word) {
            case "batch", "import", "b" -> Optional.of(new Batch());
            default -> type(word).map(Single::new);
        };
    }

    private static Optional<EventType> type(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "t" -> Optional.of(EventType.TRACK);
            case "i" -> Optional.of(EventType.IDENTIFY);
            case "p" -> Optional.of(EventType.PAGE);
            case "s" -> Optional.of(EventType.SCREEN);
            case "g" -> Optional.of(EventType.GROUP);
            case "a" -> Optional.of(EventType.ALIAS);
            default -> EventType.named(word);
        };
    }
}
