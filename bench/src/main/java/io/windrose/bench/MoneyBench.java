package io.windrose.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.campaign.results.Results;
import io.windrose.lake.sandbox.Sandbox;
import io.windrose.lake.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The campaign table of a year, with all its figures, beside DuckDB on tables of its own, in the same run. */
@Command(
        name = "money",
        description = "The campaign table of a year, resolved when it is asked, beside DuckDB on tables of its own.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class MoneyBench implements Callable<Integer> {
    private static final int BUDGET_MILLIS = 500;
    private static final Duration IDLE = Duration.ofHours(1);
    private static final BenchQuery TABLE = new BenchQuery("campaigns", "the campaign table of a year", "");

    /** Cost, impressions, clicks, orders, gross, net. */
    private static final int FIGURES_OF_SCREEN = 6;

    /** New customers too. */
    private static final int ALL_FIGURES = 7;

    @Spec
    private CommandSpec spec;

    @Option(names = "--orders", defaultValue = "1000000", description = "How many (default: ${DEFAULT-VALUE}).")
    private int orders;

    @Option(names = "--spend", defaultValue = "5000000", description = "Rows of costs (default: ${DEFAULT-VALUE}).")
    private int spend;

    @Option(names = "--campaigns", defaultValue = "500", description = "How many (default: ${DEFAULT-VALUE}).")
    private int campaigns;

    @Option(names = "--memory", defaultValue = "512", description = "MiB of DuckDB, for each (default: 512).")
    private int megabytes;

    @Option(names = "--threads", defaultValue = "2", description = "Of a query, for each (default: 2).")
    private int threads;

    @Option(names = "--rounds", defaultValue = "9", description = "How often each is asked (default: 9).")
    private int rounds;

    private final Door door = new Door(Rival.LIMIT);
    private boolean isAlike = true;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        Machine.say(this::say);
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            Path data = folder.resolve("data");
            say("the first run, the best and the median of %d, in ms; ratios of the best".formatted(rounds));
            try (NativeTable table = asProgram(data, folder.resolve("table"));
                    ServedProcess server = ServedProcess.start(data)) {
                Rival alone = MoneyRivals.of("alone", table);
                Rival http = MoneyRivals.of("screen, over HTTP", door, server);
                isAlike &= isAlike(http, alone, FIGURES_OF_SCREEN);
                race(List.of(http, alone));
            }
            Machine.say(this::say);
            return isAlike ? 0 : 1;
        }
    }

    /** In this process; leaves the tables to compare with. */
    private NativeTable asProgram(Path data, Path folder) throws IOException, SQLException {
        try (FilledLake filled = FilledLake.open(data, megabytes, threads);
                FilledMoney money = FilledMoney.fill(filled, new GeneratedMoney(orders, spend, campaigns), this::say)) {
            NativeTable table = MoneyRivals.alone(filled.lake(), folder, megabytes, threads);
            try (Sandbox sandbox = filled.lake()
                    .sandbox(new SandboxSettings(1, megabytes, threads, IDLE), new SimpleMeterRegistry())) {
                Rival screen = MoneyRivals.of("screen", money::results);
                Results keeping = money.results();
                Rival busy = new Rival.After(
                        "screen, new events", money::addVisitor, MoneyRivals.of("screen", () -> keeping));
                Rival again = MoneyRivals.of("screen, again", () -> keeping);
                Rival engine = MoneyRivals.of("engine", filled.lake().engine());
                Rival child = MoneyRivals.of("child", sandbox);
                Rival alone = MoneyRivals.of("alone", table);
                isAlike = isAlike(screen, alone, FIGURES_OF_SCREEN)
                        && isAlike(engine, alone, ALL_FIGURES)
                        && isAlike(child, alone, ALL_FIGURES);
                race(List.of(screen, busy, again, engine, child, alone));
                return table;
            } catch (SQLException | IOException | RuntimeException e) {
                table.close();
                throw e;
            }
        }
    }

    private boolean isAlike(Rival rival, Rival alone, int figures) throws SQLException, IOException {
        List<String> expected = MoneyRivals.comparable(alone.answer(TABLE), figures);
        List<String> found = MoneyRivals.comparable(rival.answer(TABLE), figures);
        boolean isSame = found.equals(expected);
        say("%s: %d campaigns, %s DuckDB alone"
                .formatted(rival.name(), found.size(), isSame ? "the same rows as" : "OTHER ROWS THAN"));
        return isSame;
    }

    private void race(List<Rival> rivals) {
        Race.Result result = new Race(rivals, rounds).run(TABLE);
        for (int i = 0; i < rivals.size(); i++) {
            Timing timing = result.timings().get(i);
            say(String.format(
                    Locale.ROOT,
                    "%-20s first %7.0f  best %7.0f  median %7.0f  ratio %6.2f%s",
                    rivals.get(i).name(),
                    timing.first(),
                    timing.best(),
                    timing.median(),
                    result.ratio(i).orElse(Double.NaN),
                    i == rivals.size() - 1 ? "" : "  budget " + BUDGET_MILLIS));
            if (timing.hasFailed()) {
                say(timing.failure());
            }
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line.stripTrailing());
        spec.commandLine().getOut().flush();
    }
}
