package io.windrose.bench;

import io.windrose.science.mix.MixModel;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
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
        MixTrial.Size size = new MixTrial.Size(1, channels, weeks);
        MixTrial trial = MixTrial.of(size, MixModel.sampler(seed).withDraws(draws, draws), seed);
        out.printf(
                "%s, %d parameters, 4 chains of %d draws: %.1f s, %.1f s of processor%n",
                size, trial.diagnosis().parameters().size(), draws, trial.seconds(), trial.processor());
        out.printf(
                "effective draws of the worst parameter: %.0f, %.0f a second; R-hat %.3f, %d divergences%n",
                trial.effective(),
                trial.effective() / trial.seconds(),
                trial.diagnosis().rHat(),
                trial.diagnosis().divergences());
        if (trial.diagnosis().isConverged()) {
            out.printf("the truth lies in the 90%% interval of %d of %d channels%n", trial.inside(), channels);
        } else {
            trial.diagnosis().problems().forEach(out::println);
        }
        out.flush();
        return trial.diagnosis().isConverged() ? 0 : 1;
    }
}
