package io.windrose.science.attribution;

import java.util.ArrayList;
import java.util.List;

/**
 * What a model credits a channel with.
 *
 * @param conversions a share of all of them
 * @param value a share of what they were worth
 */
public record Credit(String channel, double conversions, double value) {
    static List<Credit> of(List<String> channels, double[] conversions, double[] values) {
        List<Credit> credits = new ArrayList<>(channels.size());
        for (int i = 0; i < channels.size(); i++) {
            credits.add(new Credit(channels.get(i), conversions[i], values[i]));
        }
        return List.copyOf(credits);
    }

    /** By parts of a whole that need not be one; nothing where all are zero. */
    static List<Credit> byShares(PathCounts paths, double[] parts) {
        double whole = 0;
        for (double part : parts) {
            whole += part;
        }
        double[] conversions = new double[parts.length];
        double[] values = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            double share = whole == 0 ? 0 : parts[i] / whole;
            conversions[i] = share * paths.conversions();
            values[i] = share * paths.value();
        }
        return of(paths.channels(), conversions, values);
    }
}
