package io.windrose.science.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Touches by their channel and by what the person had done before, and how many of them a conversion followed. */
public final class TouchCounts {
    private final List<String> channels;
    private final int features;
    private final List<Row> rows = new ArrayList<>();

    /** Touches of one channel, before which the same was done. */
    static final class Row {
        private final int channel;
        private final double[] before;
        private final double touches;
        private final double conversions;

        private Row(int channel, double[] before, double touches, double conversions) {
            this.channel = channel;
            this.before = before;
            this.touches = touches;
            this.conversions = conversions;
        }

        int channel() {
            return channel;
        }

        /** Not to be changed. */
        double[] before() {
            return before;
        }

        double touches() {
            return touches;
        }

        double conversions() {
            return conversions;
        }
    }

    /**
     * Begins with no touch.
     *
     * @param channels by their number
     * @param features how many numbers tell what was done before
     */
    public TouchCounts(List<String> channels, int features) {
        this.channels = List.copyOf(channels);
        this.features = features;
    }

    /**
     * Adds touches of one channel before which the same was done.
     *
     * @param before what the person had done before the touch: never what came with it or after
     * @param conversions how many of the touches a conversion followed
     * @throws IllegalArgumentException when a figure is out of its bounds
     */
    public TouchCounts add(int channel, double[] before, double touches, double conversions) {
        require(channel >= 0 && channel < channels.size(), "channel " + channel + " is unknown");
        require(before.length == features, "there are " + before.length + " features, not " + features);
        require(Arrays.stream(before).allMatch(Double::isFinite), "a feature is not finite");
        require(
                touches > 0 && conversions >= 0 && conversions <= touches,
                conversions + " of " + touches + " touches converted");
        rows.add(new Row(channel, before.clone(), touches, conversions));
        return this;
    }

    public List<String> channels() {
        return channels;
    }

    List<Row> rows() {
        return rows;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
