package io.windrose.science.attribution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Journeys counted by the set of channels that touched them, whatever their order. */
record ChannelSets(List<String> channels, List<Count> counts) {
    /** @param set a bit for each channel */
    record Count(long set, double conversions, double value, double nulls) {
        double journeys() {
            return conversions + nulls;
        }
    }

    static ChannelSets of(PathCounts paths) {
        Map<Long, double[]> sums = new LinkedHashMap<>();
        for (int path = 0; path < paths.size(); path++) {
            double[] sum = sums.computeIfAbsent(paths.set(path), any -> new double[3]);
            sum[0] += paths.conversions(path);
            sum[1] += paths.value(path);
            sum[2] += paths.nulls(path);
        }
        return new ChannelSets(
                paths.channels(),
                sums.entrySet().stream()
                        .map(each ->
                                new Count(each.getKey(), each.getValue()[0], each.getValue()[1], each.getValue()[2]))
                        .toList());
    }
}
