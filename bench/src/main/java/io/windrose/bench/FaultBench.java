package io.windrose.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Many trials of the promise that nothing acknowledged is lost or stored twice. */
@Command(
        name = "faults",
        description = "Kills a server again and again while clients send, and compares the lake with its answers.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class FaultBench implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--seeds", defaultValue = "20", description = "How many trials (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--first", defaultValue = "1", description = "The first seed (default: ${DEFAULT-VALUE}).")
    private long first;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        int faults = 0;
        for (long seed : LongStream.range(first, first + seeds).toArray()) {
            try (TemporaryFolder folder = TemporaryFolder.make()) {
                if (!isFaultless(seed, folder, out)) {
                    folder.keep();
                    out.println("  what is left of it: " + folder.path());
                    faults++;
                }
                out.flush();
            }
        }
        out.println(faults + " of " + seeds + " trials failed");
        out.flush();
        return faults == 0 ? 0 : 1;
    }

    private static boolean isFaultless(long seed, TemporaryFolder folder, PrintWriter out)
            throws IOException, InterruptedException {
        try {
            FaultRun.Result result = new FaultRun(seed, folder.path()).run();
            out.println(result);
            return result.balance().isEven();
        } catch (IllegalStateException e) {
            out.println("seed " + seed + ": killed " + FaultRun.plan(seed) + "; " + e);
            return false;
        }
    }
}
