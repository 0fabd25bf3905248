package io.windrose.http;

import io.windrose.campaign.DataLimit;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.notice.Notice;
import io.windrose.security.Permission;
import io.windrose.security.Principal;
import io.windrose.visualize.letter.Letter;
import io.windrose.visualize.letter.LetterMetrics;
import io.windrose.visualize.letter.Letters;
import io.windrose.visualize.letter.Week;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The weekly letter, in the forms in which it is read. */
public final class LetterRoutes {
    /** The screen shows the letter as mail has it, in a frame. It has no scripts and asks for nothing. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private final Letters letters;
    private final LetterMetrics metrics;
    private final Reports reports;
    private final Supplier<URI> app;
    private final AnswersWhileAwaited answers;

    /** @param app where people find the app */
    public LetterRoutes(Letters letters, LetterMetrics metrics, Reports reports, Supplier<URI> app, Ids ids) {
        this.letters = letters;
        this.metrics = metrics;
        this.reports = reports;
        this.app = app;
        this.answers = new AnswersWhileAwaited(ids);
    }

    private record Chosen(@Nullable List<String> metrics) {}

    private record ShownMetrics(List<String> metrics, List<String> usual) {}

    /** In which form it is read. */
    private enum Form {
        JSON,
        TEXT,
        HTML;

        static Form of(Optional<String> named) {
            String word = named.orElse("json");
            return switch (word) {
                case "json" -> JSON;
                case "text" -> TEXT;
                case "html" -> HTML;
                default ->
                    throw new Incorrect(
                            "letter.unknown-format", "\"" + word + "\" is no format; give json, text or html");
            };
        }
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.ANALYZE_VIEW);
        Access choose = new Access.Needs(Permission.NOTICES_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/letter", view, this::letter).keepsToBrands(),
                new Route(Route.Method.GET, "/api/letter/metrics", view, request -> chosen()).holdsNoBrand(),
                new Route(Route.Method.PUT, "/api/letter/metrics", choose, this::choose).holdsNoBrand());
    }

    private Reply letter(Request request) {
        Form form = Form.of(request.query().apply("format"));
        Week week = request.query().apply("week").map(Week::named).orElseGet(letters::lastWeek);
        Principal by = request.principal();
        if (form == Form.JSON) {
            return answers.of(request, () -> LetterForms.Shown.of(letters.letter(week, by, request.limit())));
        }
        Reports.WrittenLetter written = written(
                letters.letter(week, by, request.limit()),
                Reports.Language.of(request.query()
                        .apply("language")
                        .or(() -> request.header().apply("Accept-Language"))),
                by);
        return form == Form.TEXT
                ? Reply.text("text/plain; charset=utf-8", written.plain())
                : Reply.text("text/html; charset=utf-8", written.html()).with("Content-Security-Policy", POLICY);
    }

    /** The letter of the last week as somebody may see it, to be sent. */
    Notice notice(Reports.Language language, Principal by, DataLimit limit) {
        Letter letter = letters.letter(letters.lastWeek(), by, limit);
        Reports.WrittenLetter written = written(letter, language, by);
        return new Notice(
                "report.letter",
                written.subject(),
                written.text(),
                written.facts(),
                Optional.of(
                        URI.create(app.get() + "/letter?week=" + letter.week().word())),
                Optional.of(new Notice.InMail(written.plain(), written.html())),
                List.of());
    }

    private Reports.WrittenLetter written(Letter letter, Reports.Language language, Principal by) {
        return reports.letter(new LetterForms.Input(
                LetterForms.Shown.of(letter),
                language.word(),
                by.name(),
                app.get().toString()));
    }

    private Reply chosen() {
        return Reply.ok(new ShownMetrics(metrics.chosen(), LetterMetrics.USUAL));
    }

    private Reply choose(Request request) {
        metrics.choose(Request.required(request.body(Chosen.class).metrics(), "metrics"), request.principal());
        return chosen();
    }
}
