package io.windrose.science.attribution;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * How a conversion is shared among the touches before it, by their place alone. Rules do not look at journeys that did
 * not convert, and so cannot tell what causes from what is merely there.
 */
public sealed interface Rule {
    /** All to the first. */
    record First() implements Rule {}

    /** All to the last. */
    record Last() implements Rule {}

    /**
     * All to the last that is not one of these; to the last where there is no other.
     *
     * @param direct channels of which nobody tells where they came from
     */
    record LastNonDirect(Set<String> direct) implements Rule {
        public LastNonDirect {
            direct = Set.copyOf(direct);
        }
    }

    /** To each the same; a channel that touched twice has two shares. */
    record Linear() implements Rule {}

    /**
     * Half as much for each so many touches earlier.
     *
     * @param halfLifeTouches above 0
     */
    record TimeDecay(double halfLifeTouches) implements Rule {
        public TimeDecay {
            if (!(halfLifeTouches > 0)) {
                throw new IllegalArgumentException("halfLifeTouches is " + halfLifeTouches + ", and must be above 0");
            }
        }
    }

    /**
     * Fixed shares for the first and the last, the rest among those between; without any between, the two share by the
     * ratio of theirs, evenly where both are 0.
     *
     * @param first 0 to 1
     * @param last 0 to 1, with {@code first} at most 1
     */
    record PositionBased(double first, double last) implements Rule {
        public PositionBased {
            if (!(first >= 0 && last >= 0 && first + last <= 1)) {
                throw new IllegalArgumentException(
                        "the shares of first and last are " + first + " and " + last + ", and must be 0 to 1 together");
            }
        }

        public static PositionBased usual() {
            return new PositionBased(0.4, 0.4);
        }
    }

    /** Shares the conversions and their value. */
    default List<Credit> credit(PathCounts paths) {
        double[] conversions = new double[paths.channels().size()];
        double[] values = new double[paths.channels().size()];
        for (int path = 0; path < paths.size(); path++) {
            if (paths.conversions(path) > 0) {
                double[] shares = shares(paths, path);
                for (int at = 0; at < shares.length; at++) {
                    conversions[paths.touch(path, at)] += shares[at] * paths.conversions(path);
                    values[paths.touch(path, at)] += shares[at] * paths.value(path);
                }
            }
        }
        return Credit.of(paths.channels(), conversions, values);
    }

    /** For each touch, 1 together. */
    private double[] shares(PathCounts paths, int path) {
        int length = paths.length(path);
        double[] shares = new double[length];
        switch (this) {
            case First first -> shares[0] = 1;
            case Last last -> shares[length - 1] = 1;
            case LastNonDirect(Set<String> direct) -> {
                int at = length - 1;
                while (at >= 0 && direct.contains(paths.channels().get(paths.touch(path, at)))) {
                    at--;
                }
                shares[at < 0 ? length - 1 : at] = 1;
            }
            case Linear linear -> Arrays.fill(shares, 1.0 / length);
            case TimeDecay(double halfLife) -> {
                double sum = 0;
                for (int at = 0; at < length; at++) {
                    shares[at] = Math.pow(0.5, (length - 1 - at) / halfLife);
                    sum += shares[at];
                }
                for (int at = 0; at < length; at++) {
                    shares[at] /= sum;
                }
            }
            case PositionBased(double first, double last) -> {
                if (length == 1) {
                    shares[0] = 1;
                } else if (length == 2) {
                    double both = first + last;
                    shares[0] = both == 0 ? 0.5 : first / both;
                    shares[1] = both == 0 ? 0.5 : last / both;
                } else {
                    Arrays.fill(shares, (1 - first - last) / (length - 2));
                    shares[0] = first;
                    shares[length - 1] = last;
                }
            }
        }
        return shares;
    }
}
