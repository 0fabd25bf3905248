package io.windrose.science.attribution;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Paths without meaning, of any shape. */
final class RandomPaths {
    private RandomPaths() {}

    static List<String> names(int channels) {
        return IntStream.range(0, channels).mapToObj(i -> "c" + i).toList();
    }

    /** The last channel occurs in none. */
    static PathCounts of(long seed, int channels, int paths, int longest) {
        SplittableRandom random = new SplittableRandom(seed);
        PathCounts.Builder built = PathCounts.of(names(channels));
        for (int i = 0; i < paths; i++) {
            int[] path = IntStream.range(0, 1 + random.nextInt(longest))
                    .map(any -> random.nextInt(channels - 1))
                    .toArray();
            double conversions = random.nextInt(4);
            double value = conversions == 0 ? 0 : random.nextDouble() * 100;
            built.add(path, conversions, value, random.nextInt(9));
        }
        return built.build();
    }
}
