package io.windrose.collect.judging;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The channel of what brings its origin with it and is no call, as a row of a file. Thread-safe. */
public final class Origins {
    private final Referrers referrers = Referrers.load();

    /** By the rules of the door; empty where nothing is said. */
    public Optional<String> channel(@Nullable String source, @Nullable String medium, @Nullable String campaign) {
        if (source == null && medium == null && campaign == null) {
            return Optional.empty();
        }
        Optional<Referrers.Kind> kind =
                Optional.ofNullable(source).flatMap(referrers::find).map(Referrers.Site::kind);
        return Optional.of(Channel.of(kind, source, medium, campaign).word());
    }
}
