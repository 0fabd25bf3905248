package io.windrose.collect.judging;

import java.util.Locale;

/** What can be wrong with an input. The codes are stable: programs and saved searches name them. */
public enum FlawKind {
    BODY_TOO_LARGE,
    BODY_NOT_UTF8,
    BODY_NOT_JSON,
    BODY_NOT_OBJECT,
    BATCH_MISSING,
    BATCH_TOO_LONG,
    BATCH_CONTEXT_TOO_LARGE,
    PIXEL_UNREADABLE,
    EVENT_TOO_LARGE,
    TOO_DEEP,
    TOO_MANY_KEYS,
    NUL_CHARACTER,
    LONE_SURROGATE,
    NUMBER_OUT_OF_RANGE,
    WRONG_TYPE,
    MISSING,
    TOO_LONG,
    UNKNOWN_TYPE,
    TIME_UNREADABLE,
    TOO_OLD,
    CONSENT_UNREADABLE;

    /** {@code collect.body-not-json}. */
    public String code() {
        return "collect." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
