package io.windrose.science.attribution;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Journeys, counted by their path: which channels touched a person, in which order, and how often that ended in a
 * conversion or in none. Millions of paths fit: a touch takes two bytes.
 */
public final class PathCounts {
    /** More would not fit into a set of channels. */
    public static final int MOST_CHANNELS = 62;

    private final List<String> channels;
    private final int size;
    private final int[] starts;
    private final short[] touches;
    private final double[] conversions;
    private final double[] values;
    private final double[] nulls;

    private PathCounts(Builder built) {
        this.channels = built.channels;
        this.size = built.size;
        this.starts = Arrays.copyOf(built.starts, built.size + 1);
        this.touches = Arrays.copyOf(built.touches, built.starts[built.size]);
        this.conversions = Arrays.copyOf(built.conversions, built.size);
        this.values = Arrays.copyOf(built.values, built.size);
        this.nulls = Arrays.copyOf(built.nulls, built.size);
    }

    /**
     * Begins with no path.
     *
     * @param channels by their number in paths; some may occur in none
     * @throws IllegalArgumentException when one is named twice, or there are none or more than {@link #MOST_CHANNELS}
     */
    public static Builder of(List<String> channels) {
        return new Builder(channels);
    }

    public List<String> channels() {
        return channels;
    }

    /** How many paths there are. */
    public int size() {
        return size;
    }

    /** How many touches a path has, 1 at least. */
    public int length(int path) {
        return starts[path + 1] - starts[path];
    }

    /** The channel of a touch, the first being 0. */
    public int touch(int path, int at) {
        return touches[starts[path] + at];
    }

    /** How many of the journeys converted. */
    public double conversions(int path) {
        return conversions[path];
    }

    /** What the conversions were worth together. */
    public double value(int path) {
        return values[path];
    }

    /** How many of the journeys did not convert. */
    public double nulls(int path) {
        return nulls[path];
    }

    /** The set of its channels, a bit each. */
    public long set(int path) {
        long set = 0;
        for (int i = starts[path]; i < starts[path + 1]; i++) {
            set |= 1L << touches[i];
        }
        return set;
    }

    /** Of all paths. */
    public double conversions() {
        return Arrays.stream(conversions).sum();
    }

    /** Of all paths. */
    public double value() {
        return Arrays.stream(values).sum();
    }

    /** Of all paths. */
    public double nulls() {
        return Arrays.stream(nulls).sum();
    }

    /** Adds paths one by one; the same path may be added again. For one thread. */
    public static final class Builder {
        private final List<String> channels;
        private int size;
        private int[] starts = new int[17];
        private short[] touches = new short[64];
        private double[] conversions = new double[16];
        private double[] values = new double[16];
        private double[] nulls = new double[16];

        private Builder(List<String> channels) {
            this.channels = List.copyOf(channels);
            require(!channels.isEmpty(), "there is no channel");
            require(
                    channels.size() <= MOST_CHANNELS,
                    "there are " + channels.size() + " channels; give " + MOST_CHANNELS + " at most");
            require(new HashSet<>(channels).size() == channels.size(), "a channel is named twice: " + channels);
        }

        /**
         * Adds journeys of one path.
         *
         * @param path numbers of channels in their order
         * @throws IllegalArgumentException when it has no touch, an unknown channel, or a figure that is below zero or
         *     not finite
         */
        public Builder add(int[] path, double converted, double value, double unconverted) {
            require(path.length > 0, "a path has no touch");
            figure(converted, "conversions");
            figure(value, "value");
            figure(unconverted, "journeys without conversion");
            require(converted > 0 || value == 0, "a path has a value of " + value + " and no conversion");
            for (int channel : path) {
                require(
                        channel >= 0 && channel < channels.size(),
                        "channel " + channel + " is not one of the " + channels.size());
            }
            if (size == conversions.length) {
                int more = size * 2;
                starts = Arrays.copyOf(starts, more + 1);
                conversions = Arrays.copyOf(conversions, more);
                values = Arrays.copyOf(values, more);
                nulls = Arrays.copyOf(nulls, more);
            }
            int start = starts[size];
            while (start + path.length > touches.length) {
                touches = Arrays.copyOf(touches, touches.length * 2);
            }
            for (int i = 0; i < path.length; i++) {
                touches[start + i] = (short) path[i];
            }
            conversions[size] = converted;
            values[size] = value;
            nulls[size] = unconverted;
            size++;
            starts[size] = start + path.length;
            return this;
        }

        public PathCounts build() {
            return new PathCounts(this);
        }

        private static void figure(double figure, String name) {
            require(figure >= 0 && Double.isFinite(figure), name + " are " + figure);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
