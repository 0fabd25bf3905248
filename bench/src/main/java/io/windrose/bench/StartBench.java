package io.windrose.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long a start takes, the first and every later one, and how much memory the server holds at rest. */
@Command(
        name = "start",
        description = "Starts, kills and memory at rest: Kafka and PostgreSQL included.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class StartBench implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--rounds", defaultValue = "10", description = "Starts after kill -9 (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--rest",
            defaultValue = "20",
            description = "Seconds at rest before memory is read (default: ${DEFAULT-VALUE}).")
    private int restSeconds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            Path data = folder.resolve("data");
            say("start            ready after");
            try (ServedProcess first = ServedProcess.start(data)) {
                line("first", first);
            }
            ServedProcess.Memory memory;
            try (ServedProcess second = ServedProcess.start(data)) {
                line("second", second);
                TimeUnit.SECONDS.sleep(restSeconds);
                memory = second.memory();
            }
            for (int i = 1; i <= rounds; i++) {
                ServedProcess server = ServedProcess.start(data);
                line("after kill " + i, server);
                server.kill();
            }
            ServedProcess last = ServedProcess.start(data);
            say(String.format(
                    Locale.ROOT, "stop by SIGTERM  %6d ms", last.terminate().toMillis()));
            say(String.format(
                    Locale.ROOT,
                    "memory at rest   %6d MiB resident, all processes; %d MiB with shared pages counted once",
                    memory.resident(),
                    memory.proportional()));
            return 0;
        }
    }

    private void line(String name, ServedProcess server) {
        say(String.format(
                Locale.ROOT, "%-15s  %6d ms", name, server.untilReady().toMillis()));
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
