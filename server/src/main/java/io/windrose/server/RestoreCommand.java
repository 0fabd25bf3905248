package io.windrose.server;

import io.windrose.configuration.Configuration;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose restore}: fills a new data folder from a backup. */
@Command(
        name = "restore",
        description = "Fill a new data folder from a backup; no server may run on it.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class RestoreCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "What \"windrose backup\" has made.")
    private Path folder;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings in YAML (or WINDROSE_CONFIG).",
            defaultValue = "${env:WINDROSE_CONFIG}")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "The new data folder (default: data).")
    private @Nullable String data;

    @Override
    public void run() {
        Map<String, String> flags = new LinkedHashMap<>();
        Optional.ofNullable(data).ifPresent(value -> flags.put("data", value));
        Configuration configuration = Configuration.read(Optional.ofNullable(config), System.getenv(), flags);
        LogSetup.apply(configuration.log());
        Wiring.restore(configuration, folder.toAbsolutePath().normalize());
        spec.commandLine()
                .getErr()
                .println("windrose: restored into " + configuration.data() + "; start it with \"windrose serve --data "
                        + configuration.data() + "\"");
        spec.commandLine().getErr().flush();
    }
}
