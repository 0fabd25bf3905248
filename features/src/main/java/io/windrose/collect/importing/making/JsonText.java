package io.windrose.collect.importing.making;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes JSON from left to right; absent values are left out. For one thread. */
final class JsonText {
    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    private final StringBuilder text = new StringBuilder(256);

    JsonText begin() {
        separate();
        text.append('{');
        return this;
    }

    JsonText begin(String name) {
        name(name);
        text.append('{');
        return this;
    }

    JsonText beginList(String name) {
        name(name);
        text.append('[');
        return this;
    }

    JsonText end() {
        text.append('}');
        return this;
    }

    JsonText endList() {
        text.append(']');
        return this;
    }

    JsonText put(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            text.append('"');
            ENCODER.quoteAsString(value, text);
            text.append('"');
        }
        return this;
    }

    JsonText put(String name, @Nullable BigDecimal value) {
        if (value != null) {
            name(name);
            text.append(value.toPlainString());
        }
        return this;
    }

    JsonText put(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    /** A truth. */
    JsonText put(String name, Boolean value) {
        name(name);
        text.append(value.booleanValue());
        return this;
    }

    /** What is JSON already. */
    JsonText putJson(String name, String json) {
        name(name);
        text.append(json);
        return this;
    }

    private void name(String name) {
        separate();
        text.append('"');
        ENCODER.quoteAsString(name, text);
        text.append("\":");
    }

    private void separate() {
        if (!text.isEmpty()) {
            char last = text.charAt(text.length() - 1);
            if (last != '{' && last != '[') {
                text.append(',');
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
