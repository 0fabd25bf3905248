package io.windrose.collect.judging;

import io.windrose.core.Incorrect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an operator may decide about judging events.
 *
 * @param maximumAge how long before its reception an event may have happened
 * @param futureTolerance how long after its reception it may claim to have happened, for clocks that are a little fast
 * @param ownDomains sites whose referrals are no new origin, beside the page's own: sister sites, payment providers
 * @param places an MMDB file that knows the places of network addresses; without it, the countries that the program has
 *     with it
 * @param cachedUserAgents how many different user agents are remembered
 */
public record CollectSettings(
        Limits limits,
        Duration maximumAge,
        Duration futureTolerance,
        DoNotTrack doNotTrack,
        List<String> ownDomains,
        Optional<Path> places,
        int cachedUserAgents) {
    public static final CollectSettings DEFAULT = new CollectSettings(
            Limits.DEFAULT,
            Duration.ofDays(3_653),
            Duration.ofHours(1),
            DoNotTrack.IGNORED,
            List.of(),
            Optional.empty(),
            10_000);

    public CollectSettings {
        if (maximumAge.compareTo(Duration.ofHours(1)) < 0 || maximumAge.compareTo(Duration.ofDays(36_525)) > 0) {
            throw wrong("maximum-age", maximumAge, "an hour to 100 years");
        }
        if (futureTolerance.isNegative() || futureTolerance.compareTo(Duration.ofDays(1)) > 0) {
            throw wrong("future-tolerance", futureTolerance, "nothing to a day");
        }
        if (cachedUserAgents < 0 || cachedUserAgents > 1_000_000) {
            throw wrong("cached-user-agents", cachedUserAgents, "0 to 1000000");
        }
        if (places.isPresent() && !Files.isReadable(places.get())) {
            throw wrong("places", places.get(), "an MMDB file that this process may read");
        }
        ownDomains = ownDomains.stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Incorrect wrong(String name, Object value, String right) {
        return new Incorrect(
                "collect.setting-out-of-range", "the setting collect." + name + " is " + value + "; give " + right);
    }
}
