package io.windrose.demo;

import io.windrose.core.Conflict;
import io.windrose.core.Unavailable;
import io.windrose.market.MarketSettings;
import io.windrose.market.TruthFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A data folder that holds the demo market and nothing else. For one thread, which holds the folder's lock. */
public final class DemoFolder {
    /** What a folder may hold before it is a demo: the lock that is taken to make it one. */
    private static final String LOCK = "lock";

    private final Path path;
    private DemoMark mark;

    private DemoFolder(Path path, DemoMark mark) {
        this.path = path;
        this.mark = mark;
    }

    /** Whether what is in the data folder is simulated. */
    public static boolean isMarked(Path folder) {
        return Files.exists(folder.resolve(DemoMark.FILE));
    }

    /**
     * Takes the folder, and marks it if it is new.
     *
     * @param today the market of a new folder ends on the day before, where the wish names no last day
     * @throws Conflict when it holds data that is not the demo's, or another market than the one that is wanted
     */
    public static DemoFolder take(Path path, WantedMarket wanted, LocalDate today) {
        if (isMarked(path)) {
            DemoFolder found = new DemoFolder(path, DemoMark.read(path));
            List<String> differences = wanted.differences(found.market());
            if (!differences.isEmpty()) {
                throw new Conflict(
                        "demo.other-market",
                        "the demo in " + path + " is another one: " + String.join(", ", differences)
                                + "; leave that out, add --fresh to throw it away, or name another folder with --data");
            }
            return found;
        }
        requireEmpty(path);
        DemoMark mark = DemoMark.of(wanted.orUsual(today.minusDays(1)));
        mark.write(path);
        return new DemoFolder(path, mark);
    }

    /**
     * Does nothing to a demo and to an empty folder.
     *
     * @throws Conflict when there is anything else in it
     */
    public static void requireOwn(Path path) {
        if (!isMarked(path)) {
            requireEmpty(path);
        }
    }

    private static void requireEmpty(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            if (files.anyMatch(file -> !file.endsWith(LOCK))) {
                throw new Conflict(
                        "demo.real-data",
                        "the folder " + path + " holds data that is not the demo's, and the demo does not mix with any;"
                                + " name another with --data");
            }
        } catch (IOException e) {
            throw new Unavailable(
                    "demo.unreadable", "the folder " + path + " cannot be read; give another with --data", e);
        }
    }

    public Path path() {
        return path;
    }

    public MarketSettings market() {
        return mark.market();
    }

    /** How many events are loaded; empty while not all are. */
    public Optional<Long> events() {
        return mark.events();
    }

    public Optional<DemoSignIn> signIn() {
        return mark.signIn();
    }

    public void keep(DemoSignIn signIn) {
        mark = mark.with(signIn);
        mark.write(path);
    }

    void markLoaded(long events) {
        mark = mark.loaded(events);
        mark.write(path);
    }

    /** The shop's own records. */
    public Path books() {
        return path.resolve(ShopBooks.NAME);
    }

    public Path truth() {
        return path.resolve(TruthFile.NAME);
    }
}
