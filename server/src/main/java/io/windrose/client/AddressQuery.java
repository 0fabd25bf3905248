package io.windrose.client;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What follows an address: the parameters that are given, whatever letters they have. */
final class AddressQuery {
    private final StringJoiner parts = new StringJoiner("&", "?", "").setEmptyValue("");

    AddressQuery with(String name, @Nullable String value) {
        if (value != null) {
            parts.add(name + "=" + ServerClient.segment(value));
        }
        return this;
    }

    @Override
    public String toString() {
        return parts.toString();
    }
}
