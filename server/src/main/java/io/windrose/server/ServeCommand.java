package io.windrose.server;

import io.windrose.configuration.Configuration;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code windrose serve}: runs the server until it is told to stop. */
@Command(name = "serve", description = "Run the server until SIGTERM or Ctrl-C.", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings in YAML (or WINDROSE_CONFIG).",
            defaultValue = "${env:WINDROSE_CONFIG}")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (default: data).")
    private @Nullable String data;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "The address to listen on (default: 127.0.0.1).")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on (default: 8080).")
    private @Nullable String port;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any setting; \"windrose settings\" lists them. May come more than once.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Override
    public Integer call() throws InterruptedException {
        long start = System.nanoTime();
        Configuration configuration = Configuration.read(Optional.ofNullable(config), System.getenv(), flags());
        LogSetup.apply(configuration.log());
        ServedRun run = new ServedRun();
        Wiring wiring = run.start(configuration);
        wiring.firstOwner().ifPresent(owner -> tell("""
                The owner of this server was made. Sign in as %s with the password
                  %s
                It is shown only now. A lost one is made anew with "windrose user reset-password %1$s".
                """.formatted(owner.user().name(), owner.password())));
        tell("Windrose is ready at " + wiring.url() + " after " + (System.nanoTime() - start) / 1_000_000 + " ms.\n");
        return run.await();
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>(settings);
        Optional.ofNullable(data).ifPresent(value -> flags.put("data", value));
        Optional.ofNullable(host).ifPresent(value -> flags.put("http.host", value));
        Optional.ofNullable(port).ifPresent(value -> flags.put("http.port", value));
        return flags;
    }

    private void tell(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }
}
