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
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long a national marketing-mix model takes, on generated weeks with a known truth. */
@Command(
        name = "mix",
        description = "Seconds and effective draws a second of a national marketing-mix model.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class MixBench implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--weeks", defaultValue = "200", description = "Of the data (default: ${DEFAULT-VALUE}).")
    private int weeks;

    @Option(names = "--channels", defaultValue = "8", description = "Of the model (default: ${DEFAULT-VALUE}).")
    private int channels;

    @Option(names = "--draws", defaultValue = "1000", description = "Of each of 4 chains (default: ${DEFAULT-VALUE}).")
    private int draws;

    @Option(names = "--seed", defaultValue = "1", description = "Of data and chains (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Machine.say(out::println);
        SplittableRandom random = new SplittableRandom(seed);
        double[] revenue = new double[weeks];
        double[] price = new double[weeks];
        for (int week = 0; week < weeks; week++) {
            price[week] = random.nextGaussian();
            revenue[week] = 1000
                    + 100 * Math.sin(2 * Math.PI * week / Season.YEAR)
                    - 30 * price[week]
                    + 50 * random.nextGaussian();
        }
        double[] truth = new double[channels];
        List<Media> media = new ArrayList<>();
        for (int channel = 0; channel < channels; channel++) {
            double[] spend = new double[weeks];
            double stock = 0;
            for (int week = 0; week < weeks; week++) {
                spend[week] = random.nextDouble() < 0.7 ? 100 * Math.exp(0.6 * random.nextGaussian()) : 0;
                stock = 0.5 * stock + 0.5 * spend[week];
                double effect = (30 + 20 * channel) * stock / (stock + 80);
                revenue[week] += effect;
                truth[channel] += effect;
            }
            media.add(Media.spend("channel " + (channel + 1), spend));
        }
        MixData data = MixData.national(revenue, media, List.of(Control.of("price", price)));
        MixModel model =
                MixModel.of(data.channels().stream().map(ChannelModel::usual).toList());
        Instant start = Instant.now();
        Fit fit = model.fit(data, MixModel.sampler(seed).withDraws(draws, draws));
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        Diagnosis diagnosis = fit.diagnosis();
        double effective = Math.min(diagnosis.bulk(), diagnosis.tail());
        out.printf(
                "%d weeks, %d channels, %d parameters, 4 chains of %d draws: %.1f s%n",
                weeks, channels, diagnosis.parameters().size(), draws, seconds);
        out.printf(
                "effective draws of the worst parameter: %.0f, %.0f a second; R-hat %.3f, %d divergences%n",
                effective, effective / seconds, diagnosis.rHat(), diagnosis.divergences());
        switch (fit) {
            case Fit.Converged converged -> {
                List<MixResult.ChannelResult> found = converged.result().channels();
                long inside = IntStream.range(0, channels)
                        .filter(i -> found.get(i).contribution().contains(truth[i]))
                        .count();
                out.printf("the truth lies in the 90%% interval of %d of %d channels%n", inside, channels);
            }
            case Fit.Unconverged unconverged -> diagnosis.problems().forEach(out::println);
        }
        out.flush();
        return diagnosis.isConverged() ? 0 : 1;
    }
}
