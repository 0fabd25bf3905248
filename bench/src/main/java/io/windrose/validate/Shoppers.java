package io.windrose.validate;

import io.windrose.science.attribution.PathCounts;
import io.windrose.science.attribution.TouchCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Shoppers who come some times, see more products the more they want something, and buy by what they saw. Search and
 * the coupon site are used by who is about to buy; social and display reach anybody. What each adds to the chance to
 * buy, for who had it once or more, is drawn by lot.
 */
final class Shoppers {
    static final List<String> CHANNELS = List.of("direct", "search", "affiliate", "social", "display");
    private static final int DIRECT = 0;
    private static final int MOST_SEEN = 9;
    private static final double GREATEST_EFFECT = 0.15;

    /** Conversions by channel that would not have come without it. */
    final double[] truth = new double[CHANNELS.size()];

    private final PathCounts.Builder paths = PathCounts.of(CHANNELS);
    /** People and buyers by channel and by how much they had seen. */
    private final Map<List<Integer>, double[]> touches = new HashMap<>();

    private final double[] effects = new double[CHANNELS.size()];
    private final double byCoupon;
    private final double bySearch;
    private final SplittableRandom random;

    Shoppers(long seed, int people) {
        random = new SplittableRandom(seed);
        byCoupon = 0.3 + 0.4 * random.nextDouble();
        bySearch = 0.4 + 0.4 * random.nextDouble();
        for (int channel = DIRECT + 1; channel < effects.length; channel++) {
            // About half of the channels do nothing.
            effects[channel] = Math.max(0, GREATEST_EFFECT * (2 * random.nextDouble() - 1));
        }
        for (int i = 0; i < people; i++) {
            shop();
        }
    }

    private void shop() {
        double wish = random.nextDouble();
        List<Integer> path = new ArrayList<>();
        List<Integer> before = new ArrayList<>();
        int seen = 0;
        int visits = 1 + random.nextInt(4);
        for (int visit = 0; visit < visits; visit++) {
            path.add(channel(seen));
            before.add(Math.min(seen, MOST_SEEN));
            for (int product = 0; product < 4; product++) {
                seen += random.nextDouble() < wish ? 1 : 0;
            }
        }
        double chance = 0.02 + 0.03 * Math.min(seen, MOST_SEEN);
        Set<Integer> had = new HashSet<>(path);
        for (int channel : had) {
            chance += effects[channel];
        }
        double lot = random.nextDouble();
        boolean bought = lot < chance;
        for (int channel : had) {
            truth[channel] += bought && lot >= chance - effects[channel] ? 1 : 0;
        }
        paths.add(path.stream().mapToInt(Integer::intValue).toArray(), bought ? 1 : 0, bought ? 50 : 0, bought ? 0 : 1);
        Set<Integer> counted = new HashSet<>();
        for (int i = 0; i < path.size(); i++) {
            // The first touch of a channel is judged; each visit of nobody's doing is one to compare with.
            if (path.get(i) == DIRECT || counted.add(path.get(i))) {
                double[] count = touches.computeIfAbsent(List.of(path.get(i), before.get(i)), key -> new double[2]);
                count[0]++;
                count[1] += bought ? 1 : 0;
            }
        }
    }

    private int channel(int seen) {
        double lot = random.nextDouble();
        if (lot > 0.9) {
            return 3;
        }
        if (lot > 0.8) {
            return 4;
        }
        if (seen >= 6 && lot < byCoupon) {
            return 2;
        }
        return seen >= 3 && lot < bySearch ? 1 : DIRECT;
    }

    PathCounts paths() {
        return paths.build();
    }

    TouchCounts touches() {
        TouchCounts counts = new TouchCounts(CHANNELS, MOST_SEEN + 1);
        touches.forEach((key, count) -> {
            double[] before = new double[MOST_SEEN + 1];
            before[key.get(1)] = 1;
            counts.add(key.get(0), before, count[0], count[1]);
        });
        return counts;
    }
}
