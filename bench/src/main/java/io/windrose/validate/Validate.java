package io.windrose.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code windrose validate}: runs checks and writes the report. */
@Command(
        name = "windrose validate",
        description = {
            "Hold what science computes against published results, R, Stan and simulated truths.",
            "Writes OUT.md, and beside it the folder OUT with pictures and results.json. Checks that are not run keep what they found before. All of them take some hours."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class Validate implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--only", arity = "1..*", paramLabel = "NAME", description = "Of the checks (default: all).")
    private List<String> only = List.of();

    @Option(names = "--list", description = "Names the checks and runs none.")
    private boolean isList;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the results; the report lies beside it (default: docs/validation).")
    private @Nullable Path out;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of data sets (default: ${DEFAULT-VALUE}). Checks without theirs are left out.")
    private Path data = Path.of("../shared/data");

    @Option(names = "--count", paramLabel = "COUNT", description = "Of simulations, in place of the checks' own.")
    private @Nullable Integer count;

    @Option(
            names = "--minutes",
            paramLabel = "MINUTES",
            defaultValue = "600",
            description = "After which a check begins no further simulation (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(names = "--quick", description = "Few simulations: to see that checks run, not to trust their figures.")
    private boolean isQuick;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Validate()).execute(arguments));
    }

    /** 0 when all that was run was run to its end, whatever it found. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Check> checks = chosen();
        if (isList) {
            checks.forEach(check -> say("%-22s %s".formatted(check.name(), check.title())));
            return 0;
        }
        Path folder = out == null ? home().resolve("docs/validation") : out;
        OptionalInt simulations = count == null ? OptionalInt.empty() : OptionalInt.of(count);
        Setting setting = new Setting(data, simulations, isQuick, Duration.ofMinutes(minutes), this::say);
        for (Check check : checks) {
            Optional<String> missing = check.missing(setting);
            if (missing.isPresent()) {
                say(check.name() + " is left out: " + missing.get());
                Results.open(folder).left(check, missing.get());
                continue;
            }
            say(check.name() + ": " + check.title());
            Cost.Watch watch = Cost.start();
            Finding finding = check.run(setting);
            // Read anew: another run may have written meanwhile.
            Results.open(folder).found(check, finding, watch.stop());
            finding.figures()
                    .forEach(figure -> say("  %s: %s%s%s"
                            .formatted(
                                    figure.what(),
                                    figure.found(),
                                    figure.nominal().isEmpty() ? "" : ", to be " + figure.nominal(),
                                    figure.verdict() == Finding.Verdict.FAILS ? ": FAILS" : "")));
        }
        Path report = new Report(Checks.all(), Results.open(folder)).write(folder);
        say("written: " + report);
        return 0;
    }

    private List<Check> chosen() {
        List<Check> all = Checks.all();
        List<String> names = all.stream().map(Check::name).toList();
        only.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw new ParameterException(
                    spec.commandLine(), "there is no check " + name + "; there are " + String.join(", ", names));
        });
        return only.isEmpty()
                ? all
                : all.stream().filter(check -> only.contains(check.name())).toList();
    }

    /** The launcher says where the program lies. */
    private static Path home() {
        return Path.of(Optional.ofNullable(System.getenv("WINDROSE_HOME")).orElse("."));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
