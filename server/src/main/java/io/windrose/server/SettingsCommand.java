package io.windrose.server;

import io.windrose.configuration.Configuration;
import io.windrose.configuration.Settings;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code windrose settings}: everything that can be set. */
@Command(
        name = "settings",
        description = "List every setting with its default and meaning.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class SettingsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        for (Settings.Known setting : Configuration.known()) {
            String standard = setting.standard().isEmpty() ? "" : " (default: " + setting.standard() + ")";
            out.println(setting.key() + standard);
            out.println("    " + setting.meaning());
        }
        out.println();
        out.println("In a YAML file for --config, in the environment as WINDROSE_HTTP_PORT for http.port,");
        out.println("or as a flag: --set http.port=8080. A flag wins over the environment, that over the file.");
        out.flush();
    }
}
