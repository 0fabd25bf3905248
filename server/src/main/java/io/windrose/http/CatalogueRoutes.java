package io.windrose.http;

import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Words;
import io.windrose.analyze.catalogue.Catalogue;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.security.Permission;
import java.util.List;
import java.util.Optional;

/** What there is to ask for. */
public final class CatalogueRoutes {
    private final Catalogue catalogue;
    private final AnswersWhileAwaited answers;

    public CatalogueRoutes(Catalogue catalogue, Ids ids) {
        this.catalogue = catalogue;
        this.answers = new AnswersWhileAwaited(ids);
    }

    private record Events(List<Catalogue.Named> events) {}

    private record Fields(List<Known> fields) {}

    private record Known(String field, String kind, String group, Optional<Double> share) {
        static Known of(Catalogue.Known known) {
            return new Known(
                    known.field().word(), Words.word(known.field().kind()), Words.word(known.group()), known.share());
        }
    }

    private record Values(List<Catalogue.Value> values) {}

    public List<Route> routes() {
        Access access = new Access.Needs(Permission.ANALYZE_VIEW);
        return List.of(
                new Route(Route.Method.GET, "/api/analyses/events", access, this::events).keepsToBrands(),
                new Route(Route.Method.GET, "/api/analyses/fields", access, this::fields).keepsToBrands(),
                new Route(Route.Method.GET, "/api/analyses/values", access, this::values).keepsToBrands());
    }

    private Reply events(Request request) {
        String search = search(request);
        return answers.of(request, () -> new Events(catalogue.events(search, request.limit())));
    }

    private Reply fields(Request request) {
        EventChoice choice = choice(request);
        return answers.of(
                request,
                () -> new Fields(catalogue.fields(choice, request.limit()).stream()
                        .map(Known::of)
                        .toList()));
    }

    private Reply values(Request request) {
        String word = request.query()
                .apply("field")
                .orElseThrow(() -> new Incorrect("http.missing-field", "the parameter \"field\" is missing"));
        PersonalFields.require(request, word);
        Field field = Field.parse(word);
        String search = search(request);
        EventChoice choice = choice(request);
        return answers.of(request, () -> new Values(catalogue.values(field, search, choice, request.limit())));
    }

    private static String search(Request request) {
        return request.query().apply("search").orElse("");
    }

    private static EventChoice choice(Request request) {
        return new EventChoice(
                request.query().apply("type").map(QuestionForms::type),
                request.query().apply("event"),
                List.of());
    }
}
