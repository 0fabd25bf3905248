package io.windrose.client;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code windrose backup}: copies everything that is kept, while the server runs. */
@Command(
        name = "backup",
        description = "Copy everything that is kept into a new folder on the server's machine, while it runs.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class BackupCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Parameters(paramLabel = "DIR", description = "A folder that does not exist yet.")
    private Path folder;

    @Override
    public void run() {
        String path = folder.toAbsolutePath().normalize().toString();
        server.connect().post("/api/backups", Map.of("folder", path));
        spec.commandLine().getErr().println("windrose: the backup is complete in " + path);
        spec.commandLine().getErr().flush();
    }
}
