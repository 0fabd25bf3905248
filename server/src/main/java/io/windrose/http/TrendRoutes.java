package io.windrose.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.analyze.metric.Metrics;
import io.windrose.analyze.trend.TrendRequest;
import io.windrose.analyze.trend.Trends;
import io.windrose.core.Ids;
import io.windrose.security.Permission;
import java.util.List;

/** Figures over time. */
public final class TrendRoutes {
    private final Trends trends;
    private final Metrics metrics;
    private final AnswersWhileAwaited answers;

    public TrendRoutes(Trends trends, Metrics metrics, Ids ids) {
        this.trends = trends;
        this.metrics = metrics;
        this.answers = new AnswersWhileAwaited(ids);
    }

    public List<Route> routes() {
        Access access = new Access.Needs(Permission.ANALYZE_VIEW);
        return List.of(new Route(Route.Method.POST, "/api/analyses/trends", access, this::trend).keepsToBrands());
    }

    private Reply trend(Request request) {
        PersonalFields.require(request, request.body(JsonNode.class));
        TrendRequest asked = request.body(TrendForms.Question.class).request(trends.today(), metrics::metric);
        return answers.of(request, () -> TrendForms.Answer.of(trends.trend(asked, request.limit())));
    }
}
