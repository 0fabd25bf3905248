package io.windrose.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From the start of {@code windrose demo} on an empty folder to the first figures of its dashboard. */
@Command(
        name = "demo",
        description = "Start of the demo to its first figures, and how fast it loads.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class DemoBench implements Callable<Integer> {
    private static final Pattern LOADED = Pattern.compile("100%  ([0-9,]+) events  ([0-9,]+)/s  in (\\d+\\.\\d) s");
    /** What a dashboard asks first: visitors, orders and revenue by day and channel of the last month. */
    private static final String FIGURES = """
            select occurred_at::date as day, channel, count(distinct person) as visitors,
                   count(*) filter (name = 'Order Completed') as orders, sum(revenue) as revenue
            from events where occurred_at >= now() - interval 30 days
            group by all order by all""";

    @Spec
    private CommandSpec spec;

    @Option(names = "--people", defaultValue = "50000", description = "How many (default: ${DEFAULT-VALUE}).")
    private int people;

    @Option(names = "--days", defaultValue = "730", description = "How many (default: ${DEFAULT-VALUE}).")
    private int days;

    private final Door door = new Door();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            Path data = folder.resolve("demo");
            try (ServedProcess first =
                    ServedProcess.demo(data, "--people", String.valueOf(people), "--days", String.valueOf(days))) {
                line("first start to loaded", first.untilReady());
                line("processor time of that", first.processorTime());
                loaded(first.output());
                figures(first);
                ServedProcess.Memory memory = first.memory();
                say(String.format(
                        Locale.ROOT,
                        "%-26s %d MiB resident, all processes; %d MiB with shared pages counted once",
                        "memory after that",
                        memory.resident(),
                        memory.proportional()));
            }
            try (ServedProcess second = ServedProcess.demo(data)) {
                line("second start to ready", second.untilReady());
                figures(second);
            }
            return 0;
        }
    }

    private void loaded(String output) {
        Matcher matcher = LOADED.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("the demo does not say what it loaded: " + output);
        }
        say(String.format(
                Locale.ROOT,
                "%-26s %6s s: %s events, %s/s",
                "of that the load",
                matcher.group(3),
                matcher.group(1),
                matcher.group(2)));
    }

    private void figures(ServedProcess server) throws IOException, InterruptedException {
        List<?> rows = door.query(server, FIGURES);
        if (rows.isEmpty()) {
            throw new IllegalStateException("the demo has no event in the last 30 days");
        }
        line("start to first figures", server.age());
    }

    private void line(String name, Duration duration) {
        say(String.format(Locale.ROOT, "%-26s %6.1f s", name, duration.toMillis() / 1e3));
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
