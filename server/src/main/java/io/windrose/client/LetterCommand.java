package io.windrose.client;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code windrose letter}: what moved in a week, why, and what to look at. */
@Command(
        name = "letter",
        description = "Print the weekly letter: what moved in a week, why, and what to look at.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class LetterCommand implements Callable<Integer> {
    /** In which form it is printed. */
    enum Format {
        text,
        html,
        json
    }

    @Spec
    CommandSpec spec;

    @Mixin
    ServerOptions server;

    @Option(names = "--week", paramLabel = "WEEK", description = "As 2026-W48; without it, the last one that is over.")
    @Nullable
    String week;

    @Option(names = "--language", paramLabel = "LANGUAGE", description = "en or de.", defaultValue = "en")
    String language;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}.",
            defaultValue = "text")
    Format format;

    @Override
    public Integer call() {
        ByteArrayOutputStream letter = new ByteArrayOutputStream();
        server.connect()
                .fetch(
                        "/api/letter"
                                + new AddressQuery()
                                        .with("week", week)
                                        .with("language", language)
                                        .with("format", format.name()),
                        letter);
        PrintWriter out = spec.commandLine().getOut();
        out.println(letter.toString(StandardCharsets.UTF_8).stripTrailing());
        out.flush();
        return 0;
    }
}
