package io.windrose.validate;

import io.windrose.science.attribution.Credit;
import io.windrose.science.attribution.Increments;
import io.windrose.science.attribution.Increments.Increment;
import io.windrose.science.attribution.Markov;
import io.windrose.science.attribution.PathCounts;
import io.windrose.science.attribution.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Increments, last touch and the Markov chain beside simulated causes. */
final class AttributionTruth implements Check {
    private static final int PEOPLE = 40_000;

    @Override
    public String name() {
        return "attribution-truth";
    }

    @Override
    public String title() {
        return "Attribution: nearness to a simulated truth";
    }

    @Override
    public String method() {
        return "Worlds of %,d [simulated shoppers](../bench/src/main/java/io/windrose/validate/Shoppers.java): who wants something sees more and buys more, and search and a coupon site are used by who is about to buy; what each of four channels adds to the chance to buy, often nothing, is drawn by lot from seeds 1, 2 and on. The truth is how many conversions would not have come without a channel. The error of a view is the sum over channels of its distance to that, by all conversions. Increments see how much somebody had seen before a touch, not the wish."
                .formatted(PEOPLE);
    }

    @Override
    public Finding run(Setting setting) {
        int count = setting.count(40, 2);
        List<double[]> errors = IntStream.rangeClosed(1, count)
                .parallel()
                .mapToObj(seed -> errors(new Shoppers(seed, setting.isQuick() ? PEOPLE / 10 : PEOPLE)))
                .toList();
        double[] own = column(errors, 0);
        double[] last = column(errors, 1);
        double[] markov = column(errors, 2);
        int nearer = (int) IntStream.range(0, count)
                .filter(i -> own[i] < last[i] && own[i] < markov[i])
                .count();
        int held = (int) Arrays.stream(column(errors, 3)).sum();
        int intervals = (int) Arrays.stream(column(errors, 4)).sum();
        Share share = new Share(held, intervals);
        List<String> names =
                IntStream.rangeClosed(1, count).mapToObj(seed -> "seed " + seed).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("increments", percent(mean(own))));
        rows.add(List.of("last touch", percent(mean(last))));
        rows.add(List.of("Markov chain of order 1", percent(mean(markov))));
        return Finding.make()
                .require(
                        "worlds in which increments are nearest to the truth",
                        nearer + " of " + count,
                        "all",
                        nearer == count)
                .require(
                        "mean error of increments, by that of the better of the others",
                        Finding.words("%.2f", mean(own) / Math.min(mean(last), mean(markov))),
                        "below 0.5",
                        mean(own) < 0.5 * Math.min(mean(last), mean(markov)))
                .require("90% intervals of increments that hold the truth", share.toString(), "90%", share.suits(0.9))
                .table(List.of("view", "mean error by all conversions"), rows)
                .picture(Picture.ofRows("Error of each view, world by world", "% of all conversions", names)
                        .points("increments", scaled(own))
                        .points("last touch", scaled(last))
                        .points("Markov chain", scaled(markov)))
                .remark(Finding.words(
                        "All increments together are %.0f%% of the truth. Intervals are of chance alone. What they leave out is who had the channel at another visit than the one that is compared: such people are among those who are compared to, and buy more for it.",
                        100 * sum(errors, 5) / sum(errors, 6)))
                .build();
    }

    /**
     * Of increments, last touch and Markov; then intervals that hold, how many there are, and sums over channels of
     * increments and of the truth.
     */
    private static double[] errors(Shoppers shoppers) {
        PathCounts paths = shoppers.paths();
        List<Increment> increments = Increments.of(shoppers.touches(), Set.of("direct"), List.of());
        List<Credit> last = new Rule.Last().credit(paths);
        List<Credit> markov = Markov.fit(paths, 1).credits();
        double[] errors = new double[7];
        for (int channel = 0; channel < shoppers.truth.length; channel++) {
            double truth = shoppers.truth[channel];
            Increment increment = increments.get(channel);
            errors[0] += Math.abs(increment.added() - truth) / paths.conversions();
            errors[1] += Math.abs(last.get(channel).conversions() - truth) / paths.conversions();
            errors[2] += Math.abs(markov.get(channel).conversions() - truth) / paths.conversions();
            if (increment.basis() == Increments.Basis.ADJUSTED) {
                errors[3] += increment.low() <= truth && truth <= increment.high() ? 1 : 0;
                errors[4]++;
                errors[5] += increment.added();
                errors[6] += truth;
            }
        }
        return errors;
    }

    private static double[] column(List<double[]> rows, int at) {
        return rows.stream().mapToDouble(row -> row[at]).toArray();
    }

    private static double sum(List<double[]> rows, int at) {
        return Arrays.stream(column(rows, at)).sum();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double[] scaled(double[] parts) {
        return Arrays.stream(parts).map(part -> 100 * part).toArray();
    }

    private static String percent(double part) {
        return Finding.words("%.1f%%", 100 * part);
    }
}
