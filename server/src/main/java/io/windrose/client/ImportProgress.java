package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.Problem;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Starts an import and shows how far it is, until it ends. Ending the command breaks the import off. */
final class ImportProgress {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int WIDTH = 30;

    private final ServerClient client;
    private final String path;
    private final PrintWriter err;
    private final boolean isTerminal = Terminal.console().isPresent();

    ImportProgress(ServerClient client, String id, PrintWriter err) {
        this.client = client;
        this.path = "/api/imports/" + id;
        this.err = err;
    }

    JsonNode await() {
        Thread stop = new Thread(this::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            JsonNode now = client.get(path);
            if (!isRunning(now)) {
                now = client.post(path + "/start", Map.of());
            }
            while (isRunning(now)) {
                show(now);
                LockSupport.parkNanos(PAUSE);
                now = client.get(path);
            }
            end();
            return now;
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(stop);
            } catch (IllegalStateException e) {
                // The program is ending, and the hook is at it.
            }
        }
    }

    private static boolean isRunning(JsonNode now) {
        return now.path("state").asText().equals("running");
    }

    private void stop() {
        try {
            client.post(path + "/stop", Map.of());
            System.err.println("\nwindrose: broken off; what is written stays, and the same command goes on");
        } catch (Problem problem) {
            System.err.println("\nwindrose: " + problem.text());
        }
    }

    private void show(JsonNode now) {
        if (!isTerminal) {
            return;
        }
        JsonNode progress = now.path("progress");
        double share = progress.path("share").asDouble();
        int full = (int) (share * WIDTH);
        err.print("\r[" + "#".repeat(full) + "·".repeat(WIDTH - full) + "] "
                + String.format(
                        Locale.ROOT,
                        "%3.0f%%  %,d rows  %,.0f/s%s   ",
                        share * 100,
                        now.path("counts").path("rows").asLong(),
                        progress.path("rowsPerSecond").asDouble(),
                        remaining(progress)));
        err.flush();
    }

    private static String remaining(JsonNode progress) {
        long seconds = progress.path("remainingSeconds").asLong(-1);
        return seconds < 0 ? "" : String.format(Locale.ROOT, "  %d:%02d left", seconds / 60, seconds % 60);
    }

    private void end() {
        if (isTerminal) {
            err.print("\r" + " ".repeat(WIDTH + 60) + "\r");
            err.flush();
        }
    }
}
