package io.windrose.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** Several rivals on the same queries in the same run, in turns, each as often the first as any other. */
final class Race {
    private static final int ROUNDS = 3;

    private final List<Rival> rivals;
    private final int rounds;

    /** @param rivals the last is the one that the others are compared with */
    Race(List<Rival> rivals) {
        this(rivals, ROUNDS);
    }

    Race(List<Rival> rivals, int rounds) {
        this.rivals = List.copyOf(rivals);
        this.rounds = rounds;
    }

    /** @param timings in the order of the rivals */
    record Result(BenchQuery query, List<Timing> timings) {
        OptionalDouble ratio(int rival) {
            return timings.get(rival).ratioTo(timings.getLast());
        }
    }

    Result run(BenchQuery query) {
        List<Timing> timings = rivals.stream().map(any -> new Timing()).toList();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < rivals.size(); i++) {
            order.add(i);
        }
        for (int round = 0; round < rounds; round++) {
            order.forEach(i -> timings.get(i).run(rivals.get(i), query));
            Collections.rotate(order, 1);
        }
        return new Result(query, timings);
    }

    /** Of the queries that both answered. */
    static double geometricMean(List<Result> results, int rival) {
        return Math.exp(results.stream()
                .map(result -> result.ratio(rival))
                .flatMapToDouble(OptionalDouble::stream)
                .map(Math::log)
                .average()
                .orElse(Double.NaN));
    }

    /** How many are above; what was not answered is above. */
    static long above(List<Result> results, int rival, double ratio) {
        return results.stream()
                .filter(result -> result.ratio(rival).orElse(Double.POSITIVE_INFINITY) > ratio)
                .count();
    }
}
