package io.windrose.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.Fault;
import io.windrose.core.Unavailable;
import io.windrose.notice.Notice;
import io.windrose.report.PdfPrinter;
import io.windrose.report.ReportScript;
import io.windrose.security.Principal;
import io.windrose.visualize.Dashboard;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Dashboards and letters as documents, each card answered as its screen would be. One is made at a time, a few may
 * wait: drawing takes a core and some dozen megabytes. Thread-safe.
 */
public final class Reports implements AutoCloseable {
    private static final int WAITING = 8;
    /** Scripts go deeper than the usual threads of the server. */
    private static final long STACK_BYTES = 8L << 20;
    /** A saved query is asked for its text, then for its rows. */
    private static final int MOST_ROUNDS = 3;

    private static final int GOODBYE_SECONDS = 5;

    private final OwnRoutes routes;
    private final ReportScript script = ReportScript.ofDashboards();
    private final ReportScript letters = ReportScript.ofLetter();
    private final ThreadPoolExecutor drawing;
    private final ZoneId zone;
    private final Clock clock;
    private @Nullable PdfPrinter printer;

    public Reports(OwnRoutes routes, ZoneId zone, Clock clock) {
        this.routes = routes;
        this.zone = zone;
        this.clock = clock;
        ThreadFactory threads = work -> Thread.ofPlatform()
                .name("report")
                .stackSize(STACK_BYTES)
                .daemon()
                .unstarted(work);
        drawing = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), threads);
        drawing.allowCoreThreadTimeOut(true);
    }

    /**
     * What is to be made.
     *
     * @param address dates and filters as the screen's address has them, as pairs; without them, the dashboard's own
     * @param language of the words and numbers
     * @param by whose rights the answers keep to
     * @param sharedUntil where strangers read it
     */
    public record Wanted(
            Dashboard dashboard,
            List<List<String>> address,
            Language language,
            Principal by,
            Optional<Instant> sharedUntil) {
        public Wanted {
            address = List.copyOf(address);
        }
    }

    /** What the app speaks. */
    public enum Language {
        EN,
        DE;

        /** As in the API: {@code de}. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The first of them that a reader takes. */
        static Language of(Optional<String> named) {
            return named.filter(words -> words.strip().toLowerCase(Locale.ROOT).startsWith("de"))
                    .map(words -> DE)
                    .orElse(EN);
        }
    }

    private record Input(
            DashboardForms.Shown board,
            List<List<String>> address,
            String zone,
            String language,
            Instant now,
            String by,
            Optional<Map<String, Instant>> shared,
            List<List<OwnRoutes.Given>> given) {}

    /** A document, and what a message says of it. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares documents.
    public record Printed(byte[] pdf, String period, String made, List<Notice.Fact> facts) {}

    private record Written(String html, String period, String made, List<Notice.Fact> facts) {}

    public Printed printed(Wanted wanted, BooleanSupplier isCallerGone) {
        return made(() -> {
            Written written = written(wanted, isCallerGone);
            return new Printed(printer().print(written.html()), written.period(), written.made(), written.facts());
        });
    }

    /** As a document to print. */
    public byte[] pdf(Wanted wanted, BooleanSupplier isCallerGone) {
        return made(() -> printer().print(written(wanted, isCallerGone).html()));
    }

    /** As a page of the web that needs nothing else. */
    public String page(Wanted wanted, BooleanSupplier isCallerGone) {
        return made(() -> written(wanted, isCallerGone).html());
    }

    /** The weekly letter in all its forms. */
    WrittenLetter letter(LetterForms.Input input) {
        return made(() -> {
            try (ReportScript.Run run = letters.open()) {
                return Json.of(Json.tree(run.page(Json.text(input))), WrittenLetter.class);
            }
        });
    }

    /**
     * A letter in a language.
     *
     * @param text paragraphs for where little room is, with {@code facts}
     * @param plain the whole for those who read without form
     * @param html the whole for mail
     */
    record WrittenLetter(String subject, List<String> text, List<Notice.Fact> facts, String plain, String html) {}

    private PdfPrinter printer() {
        PdfPrinter known = printer;
        if (known == null) {
            known = new PdfPrinter();
            printer = known;
        }
        return known;
    }

    private Written written(Wanted wanted, BooleanSupplier isCallerGone) {
        try (ReportScript.Run run = script.open()) {
            List<List<OwnRoutes.Given>> given = new ArrayList<>();
            for (int round = 0; round < MOST_ROUNDS; round++) {
                JsonNode questions = Json.tree(run.questions(input(wanted, given)));
                boolean isDone = true;
                for (int i = 0; i < questions.size(); i++) {
                    if (given.size() <= i) {
                        given.add(new ArrayList<>());
                    }
                    if (!questions.get(i).isNull()) {
                        requireAwaited(isCallerGone);
                        given.get(i)
                                .add(routes.ask(
                                        Json.of(questions.get(i), OwnRoutes.Question.class),
                                        wanted.by(),
                                        isCallerGone));
                        isDone = false;
                    }
                }
                if (isDone) {
                    break;
                }
            }
            return Json.of(Json.tree(run.page(input(wanted, given))), Written.class);
        }
    }

    private String input(Wanted wanted, List<List<OwnRoutes.Given>> given) {
        return Json.text(new Input(
                DashboardForms.Shown.of(wanted.dashboard(), wanted.by()),
                wanted.address(),
                zone.getId(),
                wanted.language().word(),
                clock.instant(),
                wanted.by().name(),
                wanted.sharedUntil().map(until -> Map.of("until", until)),
                given));
    }

    private static void requireAwaited(BooleanSupplier isCallerGone) {
        if (isCallerGone.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new Unavailable("report.nobody-waits", "whoever wanted the report has left");
        }
    }

    private <T> T made(Callable<T> work) {
        Future<T> future;
        try {
            future = drawing.submit(work);
        } catch (RejectedExecutionException e) {
            throw new Unavailable("report.busy", "several reports are being made: ask again in a minute", e);
        }
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unavailable("report.interrupted", "the server stops: ask again", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new Fault("report.failed", "the report could not be made", e);
        }
    }

    @Override
    public void close() {
        drawing.shutdownNow();
        try {
            if (drawing.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                script.close();
                letters.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
