package io.windrose.collect.live;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which events to show. What is not given is not asked for.
 *
 * @param among when given, no other sources are shown
 * @param text stands somewhere in what was stored or rejected; large and small letters are the same
 */
public record LiveFilter(
        Optional<String> source,
        Optional<String> type,
        Optional<String> name,
        Optional<LiveVerdict> verdict,
        Optional<String> text,
        Optional<Set<String>> among) {
    public static final LiveFilter ALL =
            new LiveFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public LiveFilter(
            Optional<String> source,
            Optional<String> type,
            Optional<String> name,
            Optional<LiveVerdict> verdict,
            Optional<String> text) {
        this(source, type, name, verdict, text, Optional.empty());
    }

    public LiveFilter {
        among = among.map(Set::copyOf);
        text = text.map(given -> given.toLowerCase(Locale.ROOT));
    }

    /** Of these sources only. */
    public LiveFilter among(Optional<Set<String>> sources) {
        return new LiveFilter(source, type, name, verdict, text, sources);
    }

    boolean matches(Arrival arrival) {
        return among.map(sources -> sources.contains(arrival.source())).orElse(true)
                && source.map(arrival.source()::equals).orElse(true)
                && fits(type, arrival.type())
                && fits(name, arrival.name())
                && verdict.map(arrival.verdict()::equals).orElse(true)
                && text.map(arrival::contains).orElse(true);
    }

    private static boolean fits(Optional<String> wanted, Optional<String> found) {
        return wanted.isEmpty() || wanted.equals(found);
    }
}
