package io.windrose.validate;

import io.windrose.science.mix.Adstock;
import io.windrose.science.mix.ChannelModel;
import io.windrose.science.mix.Control;
import io.windrose.science.mix.Effect;
import io.windrose.science.mix.Media;
import io.windrose.science.mix.MixData;
import io.windrose.science.mix.MixModel;
import io.windrose.science.mix.Noise;
import io.windrose.science.mix.Prior;
import io.windrose.science.mix.Ranks;
import io.windrose.science.mix.Saturation;
import io.windrose.science.mix.Season;
import io.windrose.science.mix.Trend;
import io.windrose.science.sample.NoUTurn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Simulation-based calibration of a small mix model. */
final class MixRanks implements Check {
    private static final int WEEKS = 60;
    private static final int DRAWS = 98;
    private static final int THINNING = 6;
    private static final long SEED = 20_261_201;

    @Override
    public String name() {
        return "mix-ranks";
    }

    @Override
    public String title() {
        return "Sampler and mix model: ranks of simulated truths";
    }

    @Override
    public String method() {
        return """
                Simulation-based calibration (Talts et al., [arXiv 1804.06788](https://arxiv.org/abs/1804.06788)). All parameters of a small [mix model](../science/src/main/java/io/windrose/science/mix/MixModel.java) are drawn from its priors, the outcome from them, and the model is fitted to it: one chain, 500 draws to warm up, %d kept, each %dth taken, so that %d draws hardly depend on each other. The rank of a parameter's truth among the draws is uniform from 0 to %d where model, gradient and sampler are right. %d weeks; two channels, one with geometric carry-over and Hill's curve, one with geometric carry-over and a logistic curve; intercept, a line as trend, a price as control, normal noise. Seed %d. Pearson's test with 11 bins for each parameter; by Bonferroni the least p-value times the number of parameters is to be above 0.05. The band of the drawing is Kolmogorov's of 95%% for one parameter.""".formatted(DRAWS * THINNING, THINNING, DRAWS, DRAWS, WEEKS, SEED);
    }

    @Override
    public Finding run(Setting setting) {
        int count = setting.count(200, 8);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] first = new double[WEEKS];
        double[] second = new double[WEEKS];
        double[] price = new double[WEEKS];
        double[] blank = new double[WEEKS];
        for (int week = 0; week < WEEKS; week++) {
            first[week] = random.nextDouble() < 0.5 ? 20 * random.nextDouble() : 0;
            second[week] = 10 * Math.exp(0.5 * random.nextGaussian());
            price[week] = random.nextGaussian();
            blank[week] = 1;
        }
        MixData design = MixData.national(
                blank,
                List.of(Media.spend("first", first), Media.spend("second", second)),
                List.of(Control.of("price", price)));
        NoUTurn sampler = new NoUTurn(1, 500, DRAWS * THINNING, 0.95, 10, NoUTurn.Mass.DENSE, 1, 1);
        List<Ranks> all = Ranks.of(model(), design, 100, sampler, THINNING, count, SEED);
        return finding(all, count);
    }

    private static MixModel model() {
        Adstock adstock = new Adstock.Geometric(new Prior.Beta(2, 2), 6);
        return new MixModel(
                List.of(
                        new ChannelModel(
                                "first",
                                adstock,
                                new Saturation.Hill(Prior.LogNormal.between(0.5, 3), Prior.LogNormal.between(0.7, 2)),
                                Effect.share(0.05, 0.5),
                                1),
                        new ChannelModel(
                                "second",
                                adstock,
                                new Saturation.Logistic(Prior.LogNormal.between(0.5, 3)),
                                Effect.share(0.05, 0.5),
                                1)),
                new Prior.Normal(1, 0.3),
                new Trend.Linear(0.3),
                Season.none(),
                0.2,
                Noise.NORMAL,
                0.2,
                List.of());
    }

    private static Finding finding(List<Ranks> all, int count) {
        double least = all.stream().mapToDouble(Ranks::pValue).min().orElseThrow();
        double corrected = Math.min(1, least * all.size());
        int inside = all.stream()
                .mapToInt(ranks -> (int) Math.round(ranks.inside(0.9) * count))
                .sum();
        Share share = new Share(inside, count * all.size());
        double band = 1.358 / Math.sqrt(count);
        Picture differences = Picture.of(
                        "Ranks of the truth: distribution less the uniform one", "rank", "part of simulations")
                .line("band", new double[] {0, DRAWS}, new double[] {band, band})
                .line("band", new double[] {0, DRAWS}, new double[] {-band, -band});
        double[] places = IntStream.rangeClosed(0, DRAWS).asDoubleStream().toArray();
        all.forEach(ranks -> differences.line("a parameter each", places, ranks.difference()));
        List<List<String>> rows = new ArrayList<>();
        int beyond = 0;
        for (Ranks ranks : all) {
            double farthest =
                    Arrays.stream(ranks.difference()).map(Math::abs).max().orElseThrow();
            beyond += farthest > band ? 1 : 0;
            rows.add(List.of(
                    ranks.parameter(),
                    Finding.words("%.3f", ranks.pValue()),
                    Finding.words("%.3f", farthest),
                    Finding.words("%.1f%%", 100 * ranks.inside(0.9))));
        }
        return Finding.make()
                .require("simulations", count + "", "at least 100", count >= 100)
                .require(
                        "least p-value, times the %d parameters".formatted(all.size()),
                        Finding.words("%.3f", corrected),
                        "above 0.05",
                        corrected > 0.05)
                .require("truths inside their 90% interval", share.toString(), "90%", share.suits(0.9))
                .tell("parameters that leave the band, of which one in twenty does by chance", beyond + "")
                .table(List.of("parameter", "p-value", "farthest from uniform", "inside 90%"), rows)
                .picture(differences)
                .build();
    }
}
