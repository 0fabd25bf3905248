package io.windrose.bench;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request as Apache logs it in its combined form.
 *
 * @param target what was asked for: a path, or a whole URL
 */
record CombinedLogLine(
        String address,
        Instant time,
        String method,
        String target,
        int status,
        Optional<String> referrer,
        Optional<String> userAgent) {
    /** Quoted parts may hold quotes, escaped; some writers leave the referrer and the user agent out. */
    private static final Pattern FORM =
            Pattern.compile("(\\S+) \\S+ \\S+ \\[([^]]+)] \"(\\S+) ([^\"]*?)(?: HTTP/[0-9.]+)?\""
                    + " (\\d{3}) \\S+(?: \"((?:[^\"\\\\]|\\\\.)*)\" \"((?:[^\"\\\\]|\\\\.)*)\")?.*");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

    /** Empty when it is no such line. */
    static Optional<CombinedLogLine> parse(String line) {
        Matcher parts = FORM.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CombinedLogLine(
                    parts.group(1),
                    OffsetDateTime.parse(parts.group(2), TIME).toInstant(),
                    parts.group(3),
                    parts.group(4),
                    Integer.parseInt(parts.group(5)),
                    told(parts.group(6)),
                    told(parts.group(7))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> told(@Nullable String text) {
        return Optional.ofNullable(text).filter(told -> !told.isEmpty() && !told.equals("-"));
    }
}
