package io.windrose.http;

import java.util.Arrays;
import java.util.Locale;

/** Which packed forms a client takes, by its {@code Accept-Encoding}. */
final class AcceptedCodings {
    private AcceptedCodings() {}

    /** Whether the client names {@code coding}, and not with a weight of nothing. */
    static boolean include(Request request, String coding) {
        return Arrays.stream(
                        request.header().apply("Accept-Encoding").orElse("").split(",", -1))
                .map(one -> one.replace(" ", "").toLowerCase(Locale.ROOT))
                .anyMatch(
                        one -> one.equals(coding) || (one.startsWith(coding + ";") && !one.matches(".*;q=0(\\.0*)?")));
    }
}
