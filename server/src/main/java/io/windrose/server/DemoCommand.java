package io.windrose.server;

import io.windrose.configuration.Configuration;
import io.windrose.core.Problem;
import io.windrose.database.Database;
import io.windrose.demo.DemoFolder;
import io.windrose.demo.DemoShop;
import io.windrose.demo.DemoSignIn;
import io.windrose.demo.WantedMarket;
import io.windrose.market.Counts;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code windrose demo}: a server on a folder of its own, filled with the simulated shop. */
@Command(
        name = "demo",
        description = "Try Windrose with a simulated shop, in a data folder of its own.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class DemoCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCommand.class);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the demo is kept (default: ${DEFAULT-VALUE}).",
            defaultValue = "demo")
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port to listen on (default: ${DEFAULT-VALUE}).",
            defaultValue = "8080")
    private int port;

    @Option(names = "--people", paramLabel = "N", description = "How many people are simulated (default: 50000).")
    private @Nullable Integer people;

    @Option(names = "--days", paramLabel = "N", description = "How many days (default: 730).")
    private @Nullable Integer days;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed, the same data.")
    private @Nullable Long seed;

    @Option(
            names = "--last-day",
            paramLabel = "DAY",
            description = "As 2026-10-31 (default: the day before the first start).")
    private @Nullable LocalDate lastDay;

    @Option(names = "--fresh", description = "Throw an earlier demo in the folder away.")
    private boolean fresh;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = Configuration.read(
                Optional.empty(),
                // Addresses of real databases and logs may stand in the environment.
                Map.of(),
                Map.of("data", data.toString(), "http.port", Integer.toString(port), "log.level", "warn"));
        LogSetup.apply(configuration.log());
        DemoFolder folder = folder(configuration.data());
        tell("Starting the demo in " + folder.path() + ". All its data is simulated.\n");
        ServedRun run = new ServedRun();
        Wiring wiring = run.start(configuration);
        run.work(() -> fill(wiring, folder));
        return run.await();
    }

    private DemoFolder folder(Path path) {
        DemoFolder.requireOwn(path);
        try (DataFolder held = DataFolder.open(path)) {
            DemoFolder.requireOwn(held.path());
            if (fresh) {
                Database.stopLeftover(held.resolve("postgres"));
                held.clear();
            }
            WantedMarket wanted = new WantedMarket(
                    Optional.ofNullable(people),
                    Optional.ofNullable(days),
                    Optional.ofNullable(seed),
                    Optional.ofNullable(lastDay));
            return DemoFolder.take(held.path(), wanted, LocalDate.now(ZoneOffset.UTC));
        }
    }

    private void fill(Wiring wiring, DemoFolder folder) {
        DemoShop shop = wiring.demoShop();
        DemoSignIn signIn = shop.signIn(folder, wiring.firstOwner());
        ProgressLine line = new ProgressLine(out(), ProgressLine.Place.here());
        Optional<Counts> counts;
        try {
            counts = shop.load(folder, line::show);
        } finally {
            line.end();
        }
        tell(DemoWelcome.text(wiring.url(), folder, signIn, shop.trialKey()));
        if (!Files.exists(folder.truth())) {
            tell("The true answers follow, in " + folder.truth() + ".\n");
        }
        Thread.ofPlatform().daemon().name("demo-truth").start(() -> finish(shop, folder, counts));
    }

    /**
     * And what else can be had later: alerts, and the shop's books, where an older version left them out; at last a
     * model of the mix, whose fit takes processors that the truth is made with.
     */
    private void finish(DemoShop shop, DemoFolder folder, Optional<Counts> counts) {
        try {
            shop.judge(folder);
            if (shop.writeBooks(folder)) {
                tell("The shop's own books are in " + folder.books() + ".\n");
            }
            if (shop.writeTruth(folder, counts)) {
                tell("The true answers are in " + folder.truth() + ".\n");
            }
            shop.askForModels(folder);
        } catch (Problem e) {
            LOG.warn("{}; the next start tries again", e.text());
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void tell(String text) {
        out().print(text);
        out().flush();
    }
}
