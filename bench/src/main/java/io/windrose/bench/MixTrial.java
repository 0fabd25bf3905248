package io.windrose.bench;

import io.windrose.science.mix.ChannelModel;
import io.windrose.science.mix.Control;
import io.windrose.science.mix.Diagnosis;
import io.windrose.science.mix.Fit;
import io.windrose.science.mix.Media;
import io.windrose.science.mix.MixData;
import io.windrose.science.mix.MixModel;
import io.windrose.science.mix.MixResult;
import io.windrose.science.mix.Season;
import io.windrose.science.sample.NoUTurn;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The usual model fitted to generated weeks with a known truth.
 *
 * @param seconds by the clock
 * @param processor seconds of all processors
 * @param channels how many there are
 * @param inside channels whose 90% interval holds what they truly brought over all regions; 0 where chains do not agree
 */
public record MixTrial(double seconds, double processor, Diagnosis diagnosis, int channels, int inside) {

    /** How large data are. */
    public record Size(int regions, int channels, int weeks) {
        @Override
        public String toString() {
            return regions == 1
                    ? "%d channels, %d weeks".formatted(channels, weeks)
                    : "%d regions, %d channels, %d weeks".formatted(regions, channels, weeks);
        }
    }

    /**
     * Generates data and fits.
     *
     * @param seed of the data
     */
    public static MixTrial of(Size size, NoUTurn sampler, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] revenue = new double[size.regions()][size.weeks()];
        double[][] price = new double[size.regions()][size.weeks()];
        for (int week = 0; week < size.weeks(); week++) {
            for (int region = 0; region < size.regions(); region++) {
                price[region][week] = random.nextGaussian();
                revenue[region][week] = 1000
                        + 100 * Math.sin(2 * Math.PI * week / Season.YEAR)
                        - 30 * price[region][week]
                        + 50 * random.nextGaussian();
            }
        }
        double[] truth = new double[size.channels()];
        List<Media> media = new ArrayList<>();
        for (int channel = 0; channel < size.channels(); channel++) {
            // Of 8 channels the last brings 170 a week at most; of more all bring less.
            double most = (30 + 20.0 * (channel % 8)) * Math.min(1, 8.0 / size.channels());
            double[][] spend = new double[size.regions()][size.weeks()];
            for (int region = 0; region < size.regions(); region++) {
                double stock = 0;
                double own = size.regions() == 1 ? most : most * Math.exp(0.2 * random.nextGaussian());
                for (int week = 0; week < size.weeks(); week++) {
                    spend[region][week] = random.nextDouble() < 0.7 ? 100 * Math.exp(0.6 * random.nextGaussian()) : 0;
                    stock = 0.5 * stock + 0.5 * spend[region][week];
                    double effect = own * stock / (stock + 80);
                    revenue[region][week] += effect;
                    truth[channel] += effect;
                }
            }
            media.add(Media.spend("channel " + (channel + 1), spend));
        }
        MixData data = new MixData(
                IntStream.range(0, size.regions())
                        .mapToObj(i -> "region " + (i + 1))
                        .toList(),
                revenue,
                media,
                List.of(new Control("price", Control.Unit.DEVIATION, price)),
                1);
        MixModel model =
                MixModel.of(data.channels().stream().map(ChannelModel::usual).toList());
        long start = System.nanoTime();
        long used = used();
        Fit fit = model.fit(data, sampler);
        double seconds = (System.nanoTime() - start) / 1e9;
        double processor = (used() - used) / 1e9;
        int inside =
                switch (fit) {
                    case Fit.Converged(var diagnosis, var result) -> inside(result, truth);
                    case Fit.Unconverged unconverged -> 0;
                };
        return new MixTrial(seconds, processor, fit.diagnosis(), size.channels(), inside);
    }

    private static int inside(MixResult result, double[] truth) {
        return (int) IntStream.range(0, truth.length)
                .filter(i -> result.channels().get(i).contribution().contains(truth[i]))
                .count();
    }

    private static long used() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    /** Of the worst parameter, in middle or tails. */
    public double effective() {
        return Math.min(diagnosis.bulk(), diagnosis.tail());
    }
}
