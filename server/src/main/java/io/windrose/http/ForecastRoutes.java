package io.windrose.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.analyze.metric.Metrics;
import io.windrose.campaign.calendar.CalendarSettings;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.optimize.forecast.Forecast;
import io.windrose.optimize.forecast.ForecastRequest;
import io.windrose.optimize.forecast.ForecastSettings;
import io.windrose.optimize.forecast.Forecasts;
import io.windrose.optimize.forecast.Interval;
import io.windrose.optimize.forecast.Method;
import io.windrose.optimize.kept.KeptResult;
import io.windrose.optimize.kept.KeptResult.Origin;
import io.windrose.optimize.kept.KeptResults;
import io.windrose.security.Permission;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** What is expected of metrics, and of series that people bring. */
public final class ForecastRoutes {
    private static final int USUAL_AHEAD = 12;

    private final Forecasts forecasts;
    private final Metrics metrics;
    private final KeptResults kept;
    private final CalendarSettings calendar;
    private final String version;
    private final AnswersWhileAwaited answers;

    public ForecastRoutes(
            Forecasts forecasts,
            Metrics metrics,
            KeptResults kept,
            CalendarSettings calendar,
            String version,
            Ids ids) {
        this.forecasts = forecasts;
        this.metrics = metrics;
        this.kept = kept;
        this.calendar = calendar;
        this.version = version;
        this.answers = new AnswersWhileAwaited(ids);
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.ANALYZE_VIEW);
        return List.of(
                new Route(Route.Method.POST, "/api/forecasts", view, this::ofLake).keepsToBrands(),
                new Route(Route.Method.POST, "/api/forecasts/series", view, (Route.Receiver) this::ofFile)
                        .holdsNoBrand(),
                new Route(Route.Method.GET, "/api/forecasts", view, request -> KeptForms.list(request, kept))
                        .holdsNoBrand(),
                new Route(Route.Method.GET, "/api/forecasts/{id}", view, request -> KeptForms.show(request, kept))
                        .holdsNoBrand());
    }

    private Reply ofLake(Request request) {
        ForecastForms.Asked asked = request.body(ForecastForms.Asked.class);
        PersonalFields.require(request, request.body(JsonNode.class));
        ForecastRequest question = asked.request(forecasts.today(), metrics::metric, calendar.countries());
        return answers.of(request, () -> {
            Forecast found = forecasts.forecast(question, request.limit());
            String days =
                    "%s to %s".formatted(found.days().getFirst(), found.days().getLast());
            return made(Origin.LAKE, days, asked, found, request);
        });
    }

    private record FileAsked(Optional<Interval> interval, ForecastSettings settings) {}

    private Reply ofFile(Request request, InputStream body) {
        Optional<Interval> interval = request.query().apply("interval").map(Interval::named);
        ForecastSettings settings = new ForecastSettings(
                number(request, "ahead", Integer::valueOf)
                        .orElse(interval.map(Interval::usualAhead).orElse(USUAL_AHEAD)),
                request.query()
                        .apply("countries")
                        .map(text -> ForecastForms.named(words(text)))
                        .orElse(calendar.countries()),
                number(request, "spend", Double::valueOf)
                        .map(amount -> new ForecastSettings.PlannedSpend(List.of(amount))),
                request.query().apply("method").map(Method::named));
        Forecasts.OfFile found = forecasts.forecast(body, interval, settings);
        return Reply.ok(made(
                Origin.FILE, "sha256:" + found.digest(), new FileAsked(interval, settings), found.forecast(), request));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(",", -1))
                .filter(word -> !word.isBlank())
                .toList();
    }

    private static <N extends Number> Optional<N> number(Request request, String name, Function<String, N> read) {
        return request.query().apply(name).map(text -> {
            try {
                return read.apply(text);
            } catch (NumberFormatException e) {
                throw new Incorrect("http.no-number", name + " is \"" + text + "\"; give a number", e);
            }
        });
    }

    private KeptForms.Made made(Origin origin, String data, Object question, Forecast found, Request request) {
        ForecastAnswer answer = ForecastAnswer.of(found);
        Map<String, Long> snapshots = new TreeMap<>(found.snapshots());
        UUID id = kept.keep(
                new KeptResult.Draft(
                        origin,
                        data,
                        Json.text(snapshots),
                        0,
                        version,
                        Json.text(question),
                        Json.text(answer.diagnostics()),
                        Json.text(answer)),
                request.principal());
        return new KeptForms.Made(id, version, snapshots, question, answer);
    }
}
