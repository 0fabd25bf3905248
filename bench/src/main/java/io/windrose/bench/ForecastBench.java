package io.windrose.bench;

import io.windrose.bench.PublishedSeries.Held;
import io.windrose.science.forecast.Accuracy;
import io.windrose.science.forecast.Choice;
import io.windrose.science.forecast.Cycle;
import io.windrose.science.forecast.Fitted;
import io.windrose.science.forecast.Forecaster;
import io.windrose.science.forecast.Prediction;
import io.windrose.science.forecast.Regression;
import io.windrose.science.forecast.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How well forecasts meet what came, on published series, beside R's. */
@Command(
        name = "forecast",
        description = "Errors of forecasts, and how much their intervals hold, on published series, beside R's.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ForecastBench implements Callable<Integer> {
    private static final String COMPETITION = "m1_competition_long.csv.gz";
    private static final String DAYS = "prophet_example_wp_log_peyton_manning.csv";
    private static final int YEAR = 365;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "With " + COMPETITION + " and " + DAYS + ", if there.")
    private Path folder;

    @Option(names = "--every", defaultValue = "1", description = "Takes each so many-th series (default: all).")
    private int every;

    @Option(
            names = "--before",
            description = "Holds out the last values before the outcome instead: to choose settings by, without R.")
    private boolean isBefore;

    private record Made(String method, Prediction usual, Prediction wide) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path competition = folder.resolve(COMPETITION);
        Path days = folder.resolve(DAYS);
        if (!Files.exists(competition) && !Files.exists(days)) {
            say("Neither " + competition + " nor " + days + " is there");
            return 1;
        }
        if (Files.exists(competition)) {
            competition(competition);
        }
        if (Files.exists(days) && !isBefore) {
            days(PublishedSeries.ofDays(days, YEAR));
        }
        return 0;
    }

    private void competition(Path file) throws IOException, InterruptedException {
        ForecastTrial trial = ForecastTrial.of(file, every, isBefore);
        if (!trial.hasR()) {
            say("without R's forecasts");
        }
        say("%d series of %s".formatted(trial.series(), file.getFileName()));
        trial.scores().print(this::say);
        trial.chosen().forEach((method, count) -> say("chosen %s: %d".formatted(method, count)));
    }

    private void days(Held held) {
        int steps = held.outcome().length;
        Regression regression = Regression.of(Regression.Scale.ADDITIVE, Cycle.yearOfDays(), Cycle.weekOfDays());
        Forecaster forecaster = Forecaster.usual().with(regression);
        Choice choice = forecaster.choose(held.known(), steps);
        say("%d days of %s, %d of them held out".formatted(held.known().length() + steps, held.name(), steps));
        Series byYear = new Series(held.known().values(), YEAR);
        Stream<Made> each = Stream.concat(
                forecaster.methods().stream().map(method -> made(method.name(), method.fit(held.known()), steps)),
                forecaster.methods().stream()
                        .filter(method -> method.name().equals("seasonal naive"))
                        .map(method -> made("a year before", method.fit(byYear), steps)));
        each.forEach(made -> say(line(held, made.method(), made.usual())));
        say(line(held, "chosen: " + choice.method(), choice.forecast(0.8)));
    }

    private static Made made(String name, Fitted fitted, int steps) {
        return new Made(name, fitted.forecast(steps, 0.8), fitted.forecast(steps, 0.95));
    }

    private static String line(Held held, String method, Prediction prediction) {
        Accuracy accuracy = Accuracy.of(held.known(), held.outcome(), prediction);
        return String.format(
                Locale.ROOT, "  %-34s MAPE %5.2f%%, %4.1f%% in 80%%", method, accuracy.mape(), 100 * accuracy.inside());
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
