package io.windrose.collect.judging;

/**
 * One thing that is wrong with an input.
 *
 * @param path where: {@code properties.items[3].price}; empty for the whole
 * @param value what was found, shortened. It may be personal, so it is for the sender and the quarantine only
 * @param remedy what the sender can do
 */
public record Flaw(FlawKind kind, String path, String value, String remedy) {
    private static final int SHOWN_CHARACTERS = 60;

    public Flaw {
        if (value.length() > SHOWN_CHARACTERS) {
            int end = Character.isHighSurrogate(value.charAt(SHOWN_CHARACTERS - 1))
                    ? SHOWN_CHARACTERS - 1
                    : SHOWN_CHARACTERS;
            value = value.substring(0, end) + "…";
        }
    }

    /** Without the value: this text may be logged. */
    @Override
    public String toString() {
        return kind.code() + (path.isEmpty() ? "" : " at " + path) + ": " + remedy;
    }
}
