package io.windrose.collect.health;

import java.time.Instant;

/**
 * A time in which fewer or more events happened than usual.
 *
 * @param to not within
 */
public record VolumeGap(Series series, Instant from, Instant to, Direction direction, long seen, double usual) {
    /** In which way it is unusual. */
    public enum Direction {
        LESS,
        MORE
    }

    VolumeGap plus(VolumeGap next) {
        return new VolumeGap(series, from, next.to, direction, seen + next.seen, usual + next.usual);
    }

    double size() {
        return Math.abs(usual - seen);
    }
}
