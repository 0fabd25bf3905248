package io.windrose.http;

import io.windrose.campaign.DataLimit;
import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import io.windrose.security.Principal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request that was let in.
 *
 * @param rawQuery as it was sent, without the question mark
 * @param caller who asks; empty only where a route is open
 * @param limit which data the caller may see; none where the route is open
 * @param session the session's secret, when the caller showed one
 * @param address where it comes from, past the trusted proxies
 * @param secure whether it came by HTTPS, here or at a trusted proxy
 * @param clientIsGone whether nobody waits for the answer any more; for long work, to be asked every now and then
 * @param contentType the media type as sent, without parameters
 */
@SuppressWarnings("ArrayRecordComponent") // A body is bytes, and nobody compares requests.
public record Request(
        Map<String, String> parameters,
        Function<String, Optional<String>> query,
        String rawQuery,
        Function<String, Optional<String>> header,
        Optional<Principal> caller,
        DataLimit limit,
        Optional<String> session,
        String address,
        boolean secure,
        BooleanSupplier clientIsGone,
        String contentType,
        byte[] content) {
    /** The caller of a route that is not open. */
    public Principal principal() {
        return caller.orElseThrow(() -> new Fault("http.no-caller", "an open route asked who its caller is"));
    }

    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new Fault("http.no-parameter", "the route has no parameter " + name);
        }
        return value;
    }

    public UUID id(String name) {
        String value = parameter(name);
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw new Incorrect("http.no-id", "\"" + value + "\" is not an id; ids are UUIDs", e);
        }
    }

    /** All values that a name has in the query, in their order. */
    public List<String> all(String name) {
        return Arrays.stream(rawQuery.split("&"))
                .filter(each -> each.startsWith(name + "="))
                .map(each -> decoded(each.substring(name.length() + 1)))
                .toList();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Incorrect("http.query-encoding", "\"" + value + "\" is not encoded as addresses are", e);
        }
    }

    /** A day in the query, as {@code 2026-11-22}. */
    public Optional<LocalDate> day(String name) {
        return query.apply(name).map(text -> day("http.query-day", name, text));
    }

    /** A day in the path. */
    public LocalDate pathDay(String name) {
        return day("http.no-day", name, parameter(name));
    }

    private static LocalDate day(String code, String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Incorrect(code, name + " is \"" + text + "\"; give a day as 2026-11-22", e);
        }
    }

    /** A moment in the query, as {@code 2026-11-22T10:00:00Z}. */
    public Optional<Instant> time(String name) {
        return query.apply(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new Incorrect(
                        "http.query-time",
                        name + " is \"" + text + "\"; give a moment in UTC, as 2026-11-22T10:00:00Z",
                        e);
            }
        });
    }

    /** A number in the query, between 1 and {@code most}. */
    public long number(String name, long standard, long most) {
        Optional<String> text = query.apply(name);
        if (text.isEmpty()) {
            return standard;
        }
        try {
            long value = Long.parseLong(text.get());
            if (value >= 1 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through: out of bounds and no number have the same remedy.
        }
        throw new Incorrect(
                "http.query-number", name + " is \"" + text.get() + "\"; give a whole number from 1 to " + most);
    }

    /**
     * The body as JSON. Its type must say so: a form of another site cannot send that type, which keeps a browser's
     * cookies from being used by it.
     */
    public <T> T body(Class<T> type) {
        if (!contentType.equals(Reply.JSON)) {
            throw new Incorrect(
                    "http.unsupported-type",
                    "the body is \"" + contentType + "\"; send JSON with \"Content-Type: application/json\"");
        }
        return Json.read(content, type);
    }

    /** A field that must be there. */
    public static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new Incorrect("http.missing-field", "the field \"" + field + "\" is missing");
        }
        return value;
    }
}
