package io.windrose.server;

import io.windrose.demo.LoadProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows how far a load is: on a terminal in one line that changes, elsewhere in a line now and then. For one thread.
 */
final class ProgressLine {
    private static final Duration TERMINAL_PAUSE = Duration.ofMillis(200);
    private static final Duration FILE_PAUSE = Duration.ofSeconds(10);
    private static final int BAR = 24;
    private static final double MILLIS_OF_SECOND = 1e3;

    private final PrintWriter out;
    private final Place place;
    private Duration shown = Duration.ZERO;
    private boolean open;

    /** Where the line is shown. */
    enum Place {
        TERMINAL,
        FILE;

        @SuppressWarnings("SystemConsoleNull") // The launcher asks for the console that is null where there is none.
        static Place here() {
            return System.console() == null ? FILE : TERMINAL;
        }
    }

    ProgressLine(PrintWriter out, Place place) {
        this.out = out;
        this.place = place;
    }

    void show(LoadProgress progress) {
        boolean last = progress.day() == progress.days();
        Duration pause = place == Place.TERMINAL ? TERMINAL_PAUSE : FILE_PAUSE;
        if (!last && progress.elapsed().minus(shown).compareTo(pause) < 0) {
            return;
        }
        shown = progress.elapsed();
        String line = text(progress);
        if (place == Place.TERMINAL) {
            out.print("\r" + line + "\u001b[K");
            open = true;
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** Lets what follows begin on a line of its own. */
    void end() {
        if (open) {
            out.println();
            out.flush();
            open = false;
        }
    }

    static String text(LoadProgress progress) {
        int filled = BAR * progress.day() / progress.days();
        String bar = "#".repeat(filled) + ".".repeat(BAR - filled);
        return String.format(
                Locale.ROOT,
                "Loading  [%s] %3d%%  %,d events  %,d/s  %s",
                bar,
                progress.percent(),
                progress.events(),
                progress.eventsPerSecond(),
                remaining(progress));
    }

    private static String remaining(LoadProgress progress) {
        if (progress.day() == progress.days()) {
            return String.format(Locale.ROOT, "in %.1f s", progress.elapsed().toMillis() / MILLIS_OF_SECOND);
        }
        return "about " + seconds(progress.remaining()) + " left";
    }

    private static String seconds(Duration duration) {
        long whole = duration.toSeconds();
        return whole < 60 ? whole + " s" : "%d min %02d s".formatted(whole / 60, whole % 60);
    }
}
