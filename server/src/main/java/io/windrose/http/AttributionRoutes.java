package io.windrose.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.optimize.attribution.AttributionRequest;
import io.windrose.optimize.attribution.AttributionResult;
import io.windrose.optimize.attribution.Attributions;
import io.windrose.optimize.attribution.ModelSettings;
import io.windrose.optimize.kept.KeptResult;
import io.windrose.optimize.kept.KeptResult.Origin;
import io.windrose.optimize.kept.KeptResults;
import io.windrose.security.Permission;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Which touches conversions are credited to, and what touches add. */
public final class AttributionRoutes {
    private final Inquiries inquiries;
    private final Attributions attributions;
    private final KeptResults kept;
    private final String version;
    private final AnswersWhileAwaited answers;

    public AttributionRoutes(Inquiries inquiries, KeptResults kept, String version, Ids ids) {
        this.inquiries = inquiries;
        this.attributions = new Attributions(inquiries);
        this.kept = kept;
        this.version = version;
        this.answers = new AnswersWhileAwaited(ids);
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.MONEY_VIEW);
        return List.of(
                new Route(Route.Method.POST, "/api/attribution", view, this::ofLake).keepsToBrands(),
                new Route(Route.Method.POST, "/api/attribution/paths", view, (Route.Receiver) this::ofFile)
                        .holdsNoBrand(),
                new Route(Route.Method.GET, "/api/attribution", view, request -> KeptForms.list(request, kept))
                        .holdsNoBrand(),
                new Route(Route.Method.GET, "/api/attribution/{id}", view, request -> KeptForms.show(request, kept))
                        .holdsNoBrand());
    }

    private Reply ofLake(Request request) {
        AttributionForms.Asked asked = request.body(AttributionForms.Asked.class);
        PersonalFields.require(request, request.body(JsonNode.class));
        asked.valueField().ifPresent(field -> PersonalFields.require(request, field));
        AttributionRequest question = asked.request(inquiries.today());
        return answers.of(request, () -> {
            AttributionResult result = attributions.attribute(question, request.limit());
            DateRange range = question.range();
            AttributionAnswer answer = AttributionAnswer.of(
                    result,
                    Optional.of(inquiries.company().zone().getId()),
                    Optional.of(range),
                    Optional.of(inquiries.company().currency()));
            return made(
                    Origin.LAKE,
                    "%s to %s".formatted(range.from(), range.to()),
                    question.models().seed(),
                    asked,
                    result,
                    answer,
                    request);
        });
    }

    private record FileAsked(ModelSettings settings) {}

    private Reply ofFile(Request request, InputStream body) {
        ModelSettings settings = AttributionForms.settings(
                number(request, "halfLife").orElse(2.0),
                number(request, "first").orElse(null),
                number(request, "last").orElse(null),
                null,
                number(request, "seed").map(Double::longValue).orElse(null));
        Attributions.OfFile found = attributions.attribute(body, settings, List.of());
        AttributionAnswer answer =
                AttributionAnswer.of(found.result(), Optional.empty(), Optional.empty(), Optional.empty());
        return Reply.ok(made(
                Origin.FILE,
                "sha256:" + found.digest(),
                settings.seed(),
                new FileAsked(settings),
                found.result(),
                answer,
                request));
    }

    private static Optional<Double> number(Request request, String name) {
        return request.query().apply(name).map(text -> {
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException e) {
                throw new Incorrect("http.no-number", name + " is \"" + text + "\"; give a number", e);
            }
        });
    }

    private KeptForms.Made made(
            Origin origin,
            String data,
            long seed,
            Object question,
            AttributionResult result,
            AttributionAnswer answer,
            Request request) {
        Map<String, Long> snapshots = new TreeMap<>(result.snapshots());
        UUID id = kept.keep(
                new KeptResult.Draft(
                        origin,
                        data,
                        Json.text(snapshots),
                        seed,
                        version,
                        Json.text(question),
                        Json.text(answer.models()),
                        Json.text(answer)),
                request.principal());
        return new KeptForms.Made(id, version, snapshots, question, answer);
    }
}
