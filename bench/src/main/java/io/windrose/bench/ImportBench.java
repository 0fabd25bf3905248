package io.windrose.bench;

import io.windrose.collect.importing.Import;
import io.windrose.collect.importing.ImportSettings;
import io.windrose.collect.importing.Imports;
import io.windrose.collect.importing.mapping.ImportKind;
import io.windrose.collect.importing.mapping.Recognition;
import io.windrose.collect.judging.Calls;
import io.windrose.collect.judging.CollectSettings;
import io.windrose.collect.judging.Expectations;
import io.windrose.core.Ids;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.lake.Lake;
import io.windrose.lake.LakeSettings;
import io.windrose.security.AuditLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Rows a second from a file of orders to the committed and merged lake, and of the same file once more. */
@Command(
        name = "import",
        description = "Rows a second from a file of orders to the lake, twice: the second time all is known.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ImportBench implements Callable<Integer> {
    private static final int MINUTES_OF_TWO_YEARS = 2 * 365 * 24 * 60;

    @Spec
    private CommandSpec spec;

    @Option(names = "--rows", defaultValue = "1000000", description = "Lines of orders (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--lines", defaultValue = "1", description = "Lines an order (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.make();
                Database database = Database.open(DatabaseSettings.own(), folder.resolve("postgres"))) {
            database.migrate("security");
            database.migrate("collect");
            Clock clock = Clock.systemUTC();
            Ids ids = new Ids(clock);
            Path file = folder.resolve("orders.csv");
            write(file);
            try (Lake lake = Lake.open(LakeSettings.usual(), database, folder.resolve("lake"), clock);
                    Calls calls = new Calls(CollectSettings.DEFAULT, ids, Expectations.NONE);
                    Imports imports = Imports.open(new Imports.Parts(
                            database.jdbi(),
                            new AuditLog(database.jdbi(), clock),
                            lake,
                            folder.resolve("imports"),
                            ImportSettings.DEFAULT,
                            () -> {},
                            calls,
                            events -> {},
                            ids,
                            clock))) {
                measure("first", imports, file);
                measure("again", imports, file);
            }
            return 0;
        }
    }

    private void write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        LocalDateTime first = LocalDateTime.of(2024, 1, 1, 0, 0);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("Order ID,Order date,Customer ID,SKU,Product,Quantity,Price,Currency,Country");
            for (int row = 0; row < rows; row++) {
                int order = row / lines;
                int product = random.nextInt(5_000);
                out.println(order + "," + first.plusMinutes((long) order * lines * MINUTES_OF_TWO_YEARS / rows) + ","
                        + random.nextInt(200_000) + ",SKU-" + product + ",\"A warm coat, no. " + product + "\","
                        + (1 + random.nextInt(3)) + "," + random.nextInt(200) + "." + (10 + random.nextInt(90))
                        + ",EUR,Germany");
            }
        }
    }

    private void measure(String name, Imports imports, Path file) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Import received;
        try (InputStream in = Files.newInputStream(file)) {
            received = imports.receive(
                    ImportKind.ORDERS,
                    "orders",
                    "orders.csv",
                    in,
                    new Recognition.Hints(
                            ZoneOffset.UTC,
                            Optional.empty(),
                            LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC)),
                    "bench");
        }
        double receiving = (System.nanoTime() - begun) / 1e9;
        imports.start(received.id(), "bench");
        Import now = imports.find(received.id());
        while (now.state() == Import.State.RUNNING) {
            TimeUnit.MILLISECONDS.sleep(20);
            now = imports.find(received.id());
        }
        double taken = (System.nanoTime() - begun) / 1e9;
        if (now.state() != Import.State.COMPLETE) {
            throw new IllegalStateException("not imported: " + now);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(
                Locale.ROOT,
                "%-6s %8.0f rows/s (%d in %.1f s, of which %.1f s to receive and recognise): %s",
                name,
                rows / taken,
                rows,
                taken,
                receiving,
                now.counts()));
        out.flush();
    }
}
